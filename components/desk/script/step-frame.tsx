import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import type { ScriptStep } from "./script-steps";

/** Which of the four things a teacher does a step is. */
const DEEDS = {
  ...{ projector: "do", join: "do", before: "do", say: "say", expect: "ask", watch: "watch", test: "do" },
  ...{ outcome: "watch", ask: "ask", takeaways: "do", closing: "ask", next: "do" },
} as const satisfies Record<ScriptStep["kind"], string>;

/** What is read rather than clicked: it begins as high as a label does. */
const LOW: ReadonlySet<ScriptStep["kind"]> = new Set(["join", "before"]);

type StepFrameProps = {
  readonly kind: ScriptStep["kind"];
  readonly done: boolean;
  /** The first step with something left to click. */
  readonly current: boolean;
  readonly children: ReactNode;
};

/** A step of the script: what kind of thing it is, and whether it is done. */
export function StepFrame({ kind, done, current, children }: StepFrameProps) {
  const t = useTranslations("host.script");
  const deed = DEEDS[kind];
  return (
    <li
      aria-current={current ? "step" : undefined}
      className="group relative grid grid-cols-[1.125rem_minmax(0,1fr)] gap-x-2.5 pb-3 last:pb-0"
    >
      {/* The line that joins the steps. */}
      <span
        aria-hidden
        className="absolute start-[0.5rem] top-5.5 bottom-0.5 w-px bg-line group-last:hidden"
      />
      <span
        aria-hidden
        className={cn(
          "grid size-4.5 place-items-center rounded-full border bg-surface",
          deed === "do" && !LOW.has(kind) && !(kind === "test" && done) ? "mt-1.75" : "mt-0.5",
          done
            ? "border-good bg-good text-surface"
            : current
              ? "border-2 border-accent"
              : "border-line-strong",
        )}
      >
        {done && <Check className="size-3" strokeWidth={3.5} />}
      </span>
      <div className="flex min-w-0 flex-col gap-1.5">
        <p
          className={cn(
            "font-semibold text-xs leading-[1.375rem] tracking-wide",
            current ? "text-accent" : "text-ink-muted",
            // A button says for itself that something is to be done.
            deed === "do" && "sr-only",
          )}
        >
          <span>{t(`deeds.${deed}`)}</span>
          {done && <span className="sr-only">{` ${t("done")}`}</span>}
        </p>
        {children}
      </div>
    </li>
  );
}

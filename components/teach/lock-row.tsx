import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Segmented } from "@/components/ui/form/segmented";

type LockRowProps = {
  /** What is free or held. */
  label: string;
  /** More about it, in a sentence. */
  hint?: string;
  /** What it is called while it is free, and while it is held. */
  words?: { readonly free: string; readonly held: string };
  held: boolean;
  onHeld: (held: boolean) => void;
  /** Where the value is chosen that it is held at; shown only while it is. */
  children?: ReactNode;
};

/** One thing that a round leaves to its students, or holds at a value. */
export function LockRow({ label, hint, words, held, onHeld, children }: LockRowProps) {
  const t = useTranslations("teach.plan.rules");
  return (
    <div className="grid gap-2.5 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <span aria-hidden className="font-medium text-sm">
          {label}
        </span>
        <Segmented
          label={label}
          value={held ? "held" : "free"}
          onValueChange={(chosen) => onHeld(chosen === "held")}
          options={[
            { value: "free", label: words?.free ?? t("free") },
            { value: "held", label: words?.held ?? t("held") },
          ]}
        />
      </div>
      {hint !== undefined && <p className="text-ink-muted text-sm">{hint}</p>}
      {held && children}
    </div>
  );
}

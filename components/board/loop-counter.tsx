import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { formatCount } from "@/lib/learning/format";

type LoopCounterProps = {
  /** Weight updates over all runs of the class, as `weightUpdates` counts them. */
  readonly count: number;
  readonly size?: "desk" | "projector";
};

/** How many times this class has gone round the training loop. */
export function LoopCounter({ count, size = "desk" }: LoopCounterProps) {
  const t = useTranslations("board");
  return (
    <p className={cn("text-ink-muted whitespace-nowrap", size === "projector" ? "text-base" : "text-sm")}>
      <span
        className={cn(
          "tabular text-ink font-semibold",
          size === "projector" ? "text-2xl leading-none" : "text-lg leading-none",
        )}
      >
        {formatCount(count)}
      </span>{" "}
      {t("weightUpdates", { count })}
    </p>
  );
}

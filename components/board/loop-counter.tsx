import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { formatCount } from "@/lib/learning/numbers/format";

type LoopCounterProps = {
  /** Weight updates over all runs of the class, as `weightUpdates` counts them. */
  readonly count: number;
  readonly size?: "lab" | "desk" | "projector";
};

const WORDS = { lab: "truncate text-xs leading-tight", desk: "text-sm", projector: "text-base" };
const NUMBER = { lab: "", desk: "text-lg leading-none", projector: "text-2xl leading-none" };

/** How many times this class has gone round the training loop. */
export function LoopCounter({ count, size = "desk" }: LoopCounterProps) {
  const t = useTranslations("board");
  return (
    <p className={cn("whitespace-nowrap text-ink-muted", WORDS[size])}>
      <span className={cn("tabular font-semibold text-ink", NUMBER[size])}>{formatCount(count)}</span>{" "}
      <span>{t("weightUpdates", { count })}</span>
    </p>
  );
}

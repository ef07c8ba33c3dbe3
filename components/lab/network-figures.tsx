import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { stepFlop } from "@/lib/learning/flop";
import { formatCount, formatFlop } from "@/lib/learning/format";
import type { NetworkSketch } from "@/lib/learning/network-sketch";
import { parameterCount } from "@/lib/learning/parameters";

/** How many parameters a network has, and of how many where the round sets a limit. */
export function useParameterWords({ plan }: NetworkSketch, limit: number | null): string {
  const t = useTranslations("lab");
  if (plan === null) return t("settings.parameters", { count: "–" });
  const count = formatCount(parameterCount(plan));
  return limit === null
    ? t("settings.parameters", { count })
    : t("layers.ofLimit", { count, limit: formatCount(limit) });
}

/** What a network costs, counted as it changes. */
export function NetworkFigures({
  sketch: { plan },
  parameters,
  batchSize,
  tooMany,
}: {
  sketch: NetworkSketch;
  parameters: string;
  batchSize: number;
  tooMany: boolean;
}) {
  const t = useTranslations("lab.layers");
  return (
    <p className="tabular ms-auto text-end text-ink-muted text-xs leading-snug">
      <span className={cn("block", tooMany && "font-medium text-danger")}>{parameters}</span>
      {plan !== null && (
        <span className="block">
          {t.rich("flop", { flop: () => <bdi dir="ltr">{formatFlop(stepFlop(plan, batchSize))}</bdi> })}
        </span>
      )}
    </p>
  );
}

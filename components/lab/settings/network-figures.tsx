import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import { stepFlop } from "@/lib/learning/flop";
import { formatCount, formatFlop } from "@/lib/learning/format";
import type { NetworkSketch } from "@/lib/learning/network-sketch";
import { parameterCount } from "@/lib/learning/parameters";

/** How many parameters a network has, and of how many where the round sets a limit. Empty where a layer does not fit. */
export function useParameterWords({ plan }: NetworkSketch, limit: number | null): string {
  const t = useTranslations("lab");
  if (plan === null) return "";
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
    <p className="tabular flex flex-wrap justify-between gap-x-3 text-ink-muted text-xs">
      {/* It keeps its line while there is nothing to count. */}
      <span className={cn("min-h-[1lh]", tooMany && "font-medium text-danger")}>{parameters}</span>
      {plan !== null && (
        <span>
          <RichText>
            {t.rich("flop", {
              flop: () => (
                <bdi translate="no" dir="ltr">
                  {formatFlop(stepFlop(plan, batchSize))}
                </bdi>
              ),
            })}
          </RichText>
        </span>
      )}
    </p>
  );
}

import { Hourglass, ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { formatScore } from "@/lib/learning/numbers/format";
import type { Run } from "@/lib/session/log/session";

/**
 * Why this run of a student's does not rank: what its page reported is not what its weights give, or the weights have not come. `held`: the
 * last of so many that the server waits before it checks the next one.
 */
export function RefutedReport({ run, held }: { run: Run; held: boolean }) {
  const t = useTranslations("host.roster.flag");
  const reported = formatScore(run.best?.validationScore ?? 0);
  const found = run.verdict && formatScore(run.verdict.validation.score);
  const which = { run: run.number + 1, reported };
  const why = found === null ? t("whyNoWeights", which) : t("whyScore", { ...which, found });
  // That weights are missing may be the network's doing: it is no reproach.
  const Icon = found === null ? Hourglass : ShieldAlert;
  return (
    <span
      title={why}
      className={cn(
        "flex basis-full gap-1.5 ps-4 text-xs leading-snug",
        found === null ? "text-warning" : "text-danger",
      )}
    >
      <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
      <span>
        <span>{found === null ? t("noWeights", { reported }) : t("score", { reported, found })}</span>
        {held && <span className="block">{t("held")}</span>}
        <span className="sr-only">{` ${why}`}</span>
      </span>
    </span>
  );
}

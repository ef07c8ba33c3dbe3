import { ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatScore } from "@/lib/learning/format";
import type { Run } from "@/lib/session/session";

/**
 * What a student's page reported and what its weights give instead: why this run does not rank. `held`: the last of so many that the
 * server waits before it checks the next one.
 */
export function RefutedReport({ run, held }: { run: Run; held: boolean }) {
  const t = useTranslations("host.roster.flag");
  if (run.verdict === null) return null;
  const reported = formatScore(run.best?.validationScore ?? 0);
  const found = formatScore(run.verdict.validation.score);
  const why = t("whyScore", { run: run.number + 1, reported, found });
  return (
    <span title={why} className="flex basis-full gap-1.5 ps-4 text-danger text-xs leading-snug">
      <ShieldAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span>
        <span>{t("score", { reported, found })}</span>
        {held && <span className="block">{t("held")}</span>}
        <span className="sr-only">{` ${why}`}</span>
      </span>
    </span>
  );
}

import { Hourglass, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { TrustMark } from "@/components/board/trust-mark";
import { trustOf } from "@/lib/session/board/leaderboard";
import type { Run } from "@/lib/session/log/session";

/** What the referee found of a run: a mark with a word for screen readers. Nothing while there is no score. */
export function RunMark({ run }: { run: Run }) {
  const t = useTranslations("host.student.mark");
  if (run.best === null) return null;
  if (run.verdict === null && run.unproven)
    return (
      <span title={t("unproven")} className="inline-flex shrink-0 text-warning">
        <Hourglass aria-hidden className="size-3.5" />
        <span className="sr-only">{t("unproven")}</span>
      </span>
    );
  if (run.verdict !== null && !run.verdict.agrees)
    return (
      <span title={t("refuted")} className="inline-flex shrink-0 text-danger">
        <TriangleAlert aria-hidden className="size-3.5" />
        <span className="sr-only">{t("refuted")}</span>
      </span>
    );
  return <TrustMark trust={trustOf(run)} reproduction={run.reproduction} className="shrink-0 text-sm" />;
}

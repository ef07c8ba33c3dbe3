import { useTranslations } from "next-intl";
import { spotlitRun } from "@/components/board/class-runs";
import { formatLearningRate, formatScore } from "@/lib/learning/format";
import { scoreOf } from "@/lib/session/leaderboard";
import type { Session } from "@/lib/session/session";

/** Whom the host points at: the name, the run's learning rate and its score. Nothing while nobody is pointed at. */
export function SpotlightLine({ session, round }: { readonly session: Session; readonly round: number }) {
  const t = useTranslations("projector.spotlight");
  const { spotlight } = session;
  if (spotlight === null) return null;
  const nickname = session.participants[spotlight.participant]?.nickname ?? "";
  const run = spotlitRun(session, round);
  return (
    <p className="flex flex-wrap items-baseline gap-x-5 text-2xl">
      <bdi translate="no" className="font-semibold text-accent">
        {nickname}
      </bdi>
      {run === null ? (
        <span className="text-ink-muted text-xl">{t("noRun")}</span>
      ) : (
        <span className="tabular text-ink-muted text-xl">
          <span>{t("run", { rate: formatLearningRate(run.hyperparameters.learningRate) })}</span>
          {run.best !== null && <span>{` · ${t("score", { score: formatScore(scoreOf(run)) })}`}</span>}
        </span>
      )}
    </p>
  );
}

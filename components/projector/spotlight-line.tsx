import { useTranslations } from "next-intl";
import { spotlitRun } from "@/components/board/class-runs";
import { formatLearningRate, formatScore } from "@/lib/learning/format";
import { scoreOf } from "@/lib/session/leaderboard";
import type { Session } from "@/lib/session/session";

/** Whom the host points at: the name, the run's learning rate and, unless the board is hidden, its score. Nothing while nobody is pointed at. */
export function SpotlightLine({ session, round }: { readonly session: Session; readonly round: number }) {
  const t = useTranslations("projector.spotlight");
  const { spotlight } = session;
  if (spotlight === null) return null;
  const nickname = session.participants[spotlight.participant]?.nickname ?? "";
  const run = spotlitRun(session, round);
  return (
    <p className="flex min-w-0 items-baseline gap-x-4 text-xl">
      <bdi className="min-w-0 truncate font-semibold text-accent">{nickname}</bdi>
      {run === null ? (
        <span className="whitespace-nowrap text-base text-ink-muted">{t("noRun")}</span>
      ) : (
        <span className="tabular whitespace-nowrap text-base text-ink-muted">
          {t("run", { rate: formatLearningRate(run.hyperparameters.learningRate) })}
          {run.best !== null &&
            !session.hidden.board &&
            ` · ${t("score", { score: formatScore(scoreOf(run)) })}`}
        </span>
      )}
    </p>
  );
}

import { useTranslations } from "next-intl";
import { spotlitRun } from "@/components/board/class-runs";
import { dotted } from "@/components/ui/dotted";
import type { Task } from "@/lib/learning/examples/task";
import { formatLearningRate, formatScore } from "@/lib/learning/numbers/format";
import { scoreOf } from "@/lib/session/board/leaderboard";
import { hasDiverged } from "@/lib/session/insights/run-diagnosis";
import type { Session } from "@/lib/session/log/session";

/**
 * Whom the host points at: the name, the run's learning rate, its score unless the board is hidden, and whether it diverged. Nothing
 * while nobody is pointed at.
 */
export function SpotlightLine({
  session,
  round,
  task,
}: {
  readonly session: Session;
  readonly round: number;
  /** The round's; null where this version does not know it. */
  readonly task: Task | null;
}) {
  const board = useTranslations("board");
  const t = useTranslations("projector.spotlight");
  const { spotlight } = session;
  if (spotlight === null) return null;
  const nickname = session.participants[spotlight.participant]?.nickname ?? "";
  const run = spotlitRun(session, round);
  return (
    <p className="flex min-w-0 items-baseline gap-x-4 text-xl">
      <bdi translate="no" className="min-w-0 truncate font-semibold text-accent">
        {nickname}
      </bdi>
      {run === null ? (
        <span className="whitespace-nowrap text-base text-ink-muted">{t("noRun")}</span>
      ) : (
        <span className="tabular whitespace-nowrap text-base text-ink-muted">
          {dotted([
            t("run", { rate: formatLearningRate(run.hyperparameters.learningRate) }),
            run.best !== null && !session.hidden.board && t("score", { score: formatScore(scoreOf(run)) }),
            hasDiverged(run, task) && board("diverged"),
          ])}
        </span>
      )}
    </p>
  );
}

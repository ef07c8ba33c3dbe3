import { useTranslations } from "next-intl";
import { memo } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { ClassCurves } from "@/components/board/class-curves";
import { ClassDiagnosisLine } from "@/components/board/class-diagnosis-line";
import { spotlitRun } from "@/components/board/class-runs";
import { RoundBoard } from "@/components/board/round-board";
import { useRoundRules } from "@/components/board/round-rules";
import { type ClassPictureProps, ClassPictureView } from "@/components/class-pictures/class-picture-view";
import { cn } from "@/components/ui/class-names";
import { dotted } from "@/components/ui/dotted";
import type { Task } from "@/lib/learning/examples/task";
import { formatLearningRate, formatScore } from "@/lib/learning/numbers/format";
import { type Standing, scoreOf } from "@/lib/session/board/leaderboard";
import { COLOURED_PICTURES, needsNetworks } from "@/lib/session/board/pictures/class-picture";
import { hasDiverged } from "@/lib/session/insights/run-diagnosis";
import type { Session } from "@/lib/session/log/session";

type RoundScreenProps = Pick<
  ClassPictureProps,
  "session" | "round" | "challenges" | "drawNetworks" | "colours"
> & {
  readonly task: Task;
  /** Of the round, in board order. */
  readonly standings: readonly Standing[];
  readonly picture: ClassPictureProps["picture"] | "curves";
};

/** Words of thirty networks, of a vote or of a question, and who says what, are legible from the last row only across the whole screen. */
const WIDE: readonly RoundScreenProps["picture"][] = ["words", "vote", "input", "question"];

/** Places to show at most: more than a projector has room for. */
export const PLACES = 24;

/** A round, running or past: every run's validation curve or another picture of all runs, and who leads. */
export const RoundScreen = memo(function RoundScreen(props: RoundScreenProps) {
  const { session, round, task, picture, standings, challenges: known, drawNetworks, colours } = props;
  const t = useTranslations("projector");
  const textsOf = useChallengeTexts();
  const planned = session.plan.rounds[round]!;
  const rulesOf = useRoundRules();
  const rules = rulesOf(planned, known[round] ?? null, "beside-board");
  // Coloured by diagnosis, a picture names the same conditions in its legend.
  const isDiagnosed = colours.by === "diagnosis" && COLOURED_PICTURES.includes(picture);
  const isList = picture === "misses" && known[round]?.view !== "plane";
  const isWide = WIDE.includes(picture) || isList;
  return (
    <div
      className={cn(
        "grid h-full gap-4",
        isWide ? "grid-cols-1" : "grid-cols-[minmax(0,1fr)_minmax(0,17rem)]",
      )}
    >
      <section className="flex min-h-0 min-w-0 flex-col gap-2 rounded-card border border-line bg-surface px-5 py-4">
        <div className="flex items-baseline justify-between gap-x-6">
          <h2 className="max-w-[65%] shrink-0 truncate text-xl">
            <span className="text-ink-muted">{t("round", { round: round + 1 })}</span>{" "}
            <span>{textsOf(planned).title}</span>
          </h2>
          {rules !== null && (
            <p
              title={rulesOf(planned, known[round] ?? null, "full") ?? ""}
              className="line-clamp-2 min-w-0 text-end text-base text-ink-muted leading-tight"
            >
              {rules}
            </p>
          )}
        </div>
        <SpotlightLine {...{ session, round, task }} />
        <div className="min-h-0 flex-1">
          {picture === "curves" ? (
            <ClassCurves {...{ session, round, standings, colours }} size="projector" />
          ) : (
            <ClassPictureView
              {...{ session, round, picture, drawNetworks, colours }}
              challenges={known}
              size="projector"
            />
          )}
        </div>
        {!isWide && !isDiagnosed && !needsNetworks(picture) && (
          <div className="hidden [@container(min-height:22rem)]:block">
            <ClassDiagnosisLine session={session} round={round} task={task} size="projector" />
          </div>
        )}
      </section>
      {!isWide && (
        <section
          aria-label={t("board")}
          className="flex min-h-0 flex-col overflow-hidden rounded-card border border-line bg-surface px-4 py-3"
        >
          <RoundBoard
            key={round}
            session={session}
            round={round}
            standings={standings}
            task={task}
            limit={PLACES}
            size="projector"
          />
        </section>
      )}
    </div>
  );
});

/**
 * The run that the host points at: its owner, learning rate, score (unless the board is hidden), and whether it diverged. Renders
 * nothing while nobody is pointed at.
 */
function SpotlightLine({
  session,
  round,
  task,
}: {
  readonly session: Session;
  readonly round: number;
  /** Of the round; null if this version does not know the challenge. */
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

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useMemo } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { useDiscreetName } from "@/components/board/names";
import { type CurveSeries, CurvesChart } from "@/components/charts/curves/curves-chart";
import { useNetworkWords } from "@/components/lab/settings/settings-words";
import { cn } from "@/components/ui/class-names";
import { lastPoint } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { lossOf, type Task, UNKNOWN_TASK } from "@/lib/learning/examples/task";
import { formatCount, formatLearningRate, formatLoss, formatScore } from "@/lib/learning/numbers/format";
import { scoreOn, splitInView } from "@/lib/session/board/leaderboard";
import { hasDiverged } from "@/lib/session/insights/run-diagnosis";
import type { KeptRun } from "@/lib/session/log/desk/kept-run";
import type { Session } from "@/lib/session/log/session";

/** Draws what a run's network makes of the plane or of a curve, which only live screens can fetch; null where there is no such picture. */
export type DrawRun = (kept: KeptRun) => ReactNode;

type RunScreenProps = {
  /** With the names that this screen shows. */
  readonly session: Session;
  readonly kept: KeptRun;
  /** Of its round; null if this version does not know it. */
  readonly challenge: ChallengeInfo | null;
  readonly drawRun: DrawRun;
};

/** One run, as large as the screen: its curves, what its network makes of the examples, and with which settings. */
export const RunScreen = memo(function RunScreen({ session, kept, challenge, drawRun }: RunScreenProps) {
  const t = useTranslations("projector");
  const textsOf = useChallengeTexts();
  const { participant, run } = kept;
  const { round } = run;
  const isDiverged = hasDiverged(run, challenge?.task ?? null);
  const discreet = useDiscreetName(session, round, null);
  const ordinal = participant.runs.filter((one) => one.round === round).indexOf(run) + 1;
  const planned = session.plan.rounds[round];
  const picture =
    challenge && (challenge.view === "plane" || challenge.view === "curve") ? drawRun(kept) : null;
  return (
    <section className="flex h-full flex-col gap-3 rounded-card border border-line bg-surface px-6 py-4">
      <header className="flex items-baseline gap-x-5">
        <h2 className="flex min-w-0 items-baseline gap-x-4 text-2xl">
          <bdi translate="no" className="min-w-0 truncate font-semibold text-accent">
            {isDiverged ? discreet(participant) : participant.nickname}
          </bdi>
          <span className="shrink-0 text-ink-muted text-xl">{t("snapshots.run", { run: ordinal })}</span>
        </h2>
        <p className="ms-auto min-w-0 truncate text-xl">
          <span className="text-ink-muted">{t("round", { round: round + 1 })}</span>{" "}
          <span>{planned ? textsOf(planned).title : ""}</span>
        </p>
      </header>
      <div
        className={cn(
          "grid min-h-0 flex-1 gap-x-6",
          picture === null
            ? "grid-cols-[minmax(0,1fr)_minmax(0,19rem)]"
            : "grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,12.5rem)]",
        )}
      >
        <RunCurves {...{ session, kept }} task={challenge?.task ?? UNKNOWN_TASK} />
        {picture !== null && <div className="min-h-0 min-w-0">{picture}</div>}
        <RunFacts {...{ session, kept, isDiverged }} />
      </div>
    </section>
  );
});

/** The losses that may be shown of a run: both, or, where the others would give away who will fall, those on the training examples. */
function RunCurves({
  session,
  kept: { run },
  task,
}: Pick<RunScreenProps, "session" | "kept"> & { readonly task: Task }) {
  const t = useTranslations("lab.run");
  const board = useTranslations("board");
  const { round, number, curve } = run;
  const inView = splitInView(session, round);
  const series = useMemo(
    () =>
      (["train", "validation"] as const)
        .filter((role) => role === "train" || inView === "validation")
        .map((role): CurveSeries => ({ id: role, label: t(role), curve, role, emphasis: "bold" })),
    [t, curve, inView],
  );
  const last = lastPoint(curve);
  const loss = t(`loss.${lossOf(task)}`);
  return (
    <div className="min-h-0 min-w-0">
      <CurvesChart
        series={series}
        subject={`${round}/${number}`}
        yLabel={loss}
        xLabel={board("curves.epoch")}
        until={run.hyperparameters.epochs}
        empty={board("curves.empty")}
        summary={
          last === null || inView === "train"
            ? t("summaryEmpty")
            : t("summary", {
                loss,
                epoch: Math.floor(last.epoch),
                train: formatLoss(last.trainLoss),
                validation: formatLoss(last.validationLoss),
              })
        }
      />
    </div>
  );
}

/** The score of a run, unless the board is hidden, and its settings. */
function RunFacts({
  session,
  kept: { run },
  isDiverged,
}: Pick<RunScreenProps, "session" | "kept"> & { readonly isDiverged: boolean }) {
  const t = useTranslations("projector.snapshots");
  const board = useTranslations("board");
  const lab = useTranslations("lab");
  const networkWords = useNetworkWords();
  const on = splitInView(session, run.round);
  const { learningRate, optimiser, batchSize, epochs, weightDecay } = run.hyperparameters;
  const done = Math.floor(lastPoint(run.curve)?.epoch ?? 0);
  const facts: [name: string, value: string][] = [
    [lab("settings.network"), networkWords(run.network)],
    [lab("settings.learningRate"), formatLearningRate(learningRate)],
    [lab("settings.optimiser"), lab(`optimisers.${optimiser}`)],
    [lab("settings.batchSize"), formatCount(batchSize)],
    [
      lab("settings.epochs"),
      done < epochs
        ? t("epochs", { done: formatCount(done), all: formatCount(epochs) })
        : formatCount(epochs),
    ],
    ...(weightDecay === 0
      ? []
      : [[lab("settings.weightDecay"), formatLearningRate(weightDecay)] as [string, string]]),
  ];
  return (
    <div className="flex min-h-0 flex-col gap-4 overflow-hidden">
      {run.best !== null && !session.hidden.board && (
        <p className="flex flex-col">
          <span className="text-base text-ink-muted">
            <span>{t("score")}</span> <span>{t(on)}</span>
          </span>
          <span
            dir="ltr"
            className={cn(
              "tabular font-semibold text-5xl leading-tight rtl:text-end",
              on === "train" ? "text-train" : "text-validation",
            )}
          >
            {formatScore(scoreOn(run, on))}
          </span>
        </p>
      )}
      {isDiverged && <p className="font-semibold text-danger text-xl">{board("diverged")}</p>}
      <dl className="flex flex-col gap-2.5">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-base text-ink-muted leading-tight">{name}</dt>
            <dd className="break-words text-xl leading-snug">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

"use client";

import { useMemo, useState } from "react";
import type { RunKeeper } from "@/lib/client/run/run-keeper";
import type { RunState } from "@/lib/client/run/run-state";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { isBusy, type LabTraining } from "@/lib/learning/training/training";
import type { Participant, Session } from "@/lib/session/log/session";
import { useMistakes } from "./mistakes/use-mistakes";
import { useOwnInput } from "./own-input/use-own-input";
import { useOutputs } from "./results/use-outputs";
import { useModelDownload } from "./runs/live-model-download";
import { useSlowMotion } from "./slow-motion/live-slow-motion";
import { useValley } from "./valley/live-valley";
import { useLetterSpace } from "./writing/use-letter-space";
import { useWriting } from "./writing/use-writing";

/**
 * The student's network of a round from all sides, asked of the training on this page while a view of it is on screen. `settings`: of the next run, for slow motion
 * before the first.
 */
export function useSights({
  session,
  self,
  round,
  challenge,
  keeper,
  run,
  settings,
}: {
  session: Session;
  self: Participant;
  round: number;
  challenge: ChallengeInfo;
  keeper: RunKeeper;
  run: RunState;
  settings: Settings;
}) {
  const [visible, setVisible] = useState(true);
  const [valleyInSight, setValleyInSight] = useState(false);
  const { status, curve, calibration, pace } = run;
  const { predict } = keeper;
  // Until the new round's examples are requested, the page still holds those of the round before.
  const examples = run.examples?.round === round ? run.examples : null;
  const asking = { examples, run: run.run, busy: isBusy(run) };
  const outputs = useOutputs({ ...asking, challenge, visible, predict });
  const runs = useMemo(() => self.runs.filter((one) => one.round === round), [self.runs, round]);
  const slowMotion = useSlowMotion({ keeper, run, runs, challenge, settings });
  const measured = useValley(
    { valley: keeper.valley, slice: keeper.slice, status, run: run.run },
    valleyInSight,
  );
  const state = session.rounds[round];
  const hasLandscape = state !== undefined && state.state !== "planned" && state.valley !== undefined;
  const common = useMemo(
    () => (hasLandscape ? { round, self: self.id, exercise: challenge } : null),
    [hasLandscape, round, self.id, challenge],
  );
  const mistakes = useMistakes({ ...asking, predict });
  const ownInput = useOwnInput({ ...asking, challenge, predict });
  const writing = useWriting({ ...asking, challenge, write: keeper.write });
  const letterSpace = useLetterSpace({ ...asking, letters: keeper.letters });
  const { failed, download } = useModelDownload(challenge, examples?.train.features ?? null);
  const downloadable = useMemo(() => new Set(run.models.keys()), [run.models]);
  const training = useMemo<Omit<LabTraining, "progress">>(
    () => ({ status, run: run.run, curve, calibration, pace, examples }),
    [status, run.run, curve, calibration, pace, examples],
  );
  const hyperparameters = runs.find(({ number }) => number === run.run)?.hyperparameters ?? null;
  const valley = useMemo(
    () => ({ ...measured, hyperparameters, common, onVisible: setValleyInSight }),
    [measured, hyperparameters, common],
  );
  return {
    ...{ training, outputs, slowMotion, mistakes, ownInput, writing, letterSpace, downloadable },
    look: keeper.inside,
    curves: run.curves,
    tallies: run.tallies,
    checking: run.checking,
    unchecked: run.unchecked,
    valley,
    onLearntVisible: setVisible,
    hasDownloadFailed: failed,
    onDownload(shown: Parameters<typeof download>[0]) {
      const trained = run.models.get(shown.number);
      if (trained) void download(shown, trained);
    },
  };
}

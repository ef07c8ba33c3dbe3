"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { ParticipantId } from "@/lib/session/events";
import { leaderboard } from "@/lib/session/leaderboard";
import type { Session } from "@/lib/session/session";
import { createTrainer } from "@/lib/trainer/trainer";
import { type CheckedNetwork, type ClassSurfaces, createClassSurfaces } from "./live-class-surfaces";
import { getCheckpoint } from "@/lib/client/get-checkpoint";

const NONE: ReadonlyMap<ParticipantId, Float32Array> = new Map();
const nothing = () => () => {};
const none = () => NONE;

export type ClassSurfacesPlace = {
  readonly sessionId: string;
  readonly session: Session;
  readonly round: number;
  readonly challenge: ChallengeInfo;
  /** What every network is asked, count × features; null: nothing now, as where the view is not open. */
  readonly inputs: Float32Array | null;
  readonly count: number;
};

/**
 * What the best network of every student says to the same inputs, as soon as the class has checked it: outputs (count × output units) by
 * participant. For the host's screens alone.
 */
export function useClassSurfaces(place: ClassSurfacesPlace): ReadonlyMap<ParticipantId, Float32Array> {
  const { sessionId, session, round, challenge, inputs, count } = place;
  const [surfaces, setSurfaces] = useState<ClassSurfaces | null>(null);
  useEffect(() => {
    if (!inputs) return;
    const opened = createClassSurfaces({
      trainer: createTrainer(),
      inputs,
      count,
      get: (participant, run, signal) => getCheckpoint(sessionId, participant, run, signal),
    });
    setSurfaces(opened);
    return () => {
      setSurfaces(null);
      opened.dispose();
    };
  }, [sessionId, inputs, count]);

  const networks = useMemo(() => checkedNetworks(session, round, challenge), [session, round, challenge]);
  useEffect(() => surfaces?.show(networks), [surfaces, networks]);
  return useSyncExternalStore(surfaces?.subscribe ?? nothing, surfaces?.outputs ?? none, none);
}

function checkedNetworks(
  session: Session,
  round: number,
  { task, featureShape }: ChallengeInfo,
): CheckedNetwork[] {
  return leaderboard(session, round)
    .filter(({ run }) => run.verdict?.agrees)
    .map(({ participant, run: { number, network, hyperparameters } }) => ({
      participant: participant.id,
      run: number,
      // Nothing is trained: the seed does not matter.
      spec: { network, hyperparameters, task, featureShape, seed: 0 },
    }));
}

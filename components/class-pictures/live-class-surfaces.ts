"use client";

import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { getCheckpoint } from "@/lib/client/api/checkpoints";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Numbers } from "@/lib/learning/examples/split";
import type { RunSpec } from "@/lib/learning/training/training";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { createTrainer, type Trainer } from "@/lib/trainer/run/trainer";
import { createKeptNetworks } from "./kept-networks";

/** A student's network that the server has checked. */
type CheckedNetwork = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  readonly spec: RunSpec;
};

/** The outputs of the class's networks on the same inputs. */
type ClassSurfaces = {
  /** By participant: the outputs (count × output units) of their latest network that has been fetched. The map is replaced, never mutated. */
  readonly outputs: StoreApi<ReadonlyMap<ParticipantId, Float32Array>>;
  /** Sets the networks to show: missing ones are fetched one after the other, others are dropped. */
  show(networks: readonly CheckedNetwork[]): void;
  dispose(): void;
};

type ClassSurfacesPorts = {
  readonly trainer: Pick<Trainer, "predictModel" | "dispose">;
  /** Count × features. */
  readonly inputs: Numbers;
  readonly count: number;
  get(participant: ParticipantId, run: RunNumber, signal: AbortSignal): Promise<Float32Array | null>;
};

const NONE: ReadonlyMap<ParticipantId, Float32Array> = new Map();

export function createClassSurfaces({ trainer, inputs, count, get }: ClassSurfacesPorts): ClassSurfaces {
  const outputs = createStore(() => NONE);
  let wanted: readonly CheckedNetwork[] = [];
  /** Each participant's run that was last fetched, with or without success. */
  const asked = new Map<ParticipantId, RunNumber>();
  let working = false;
  const closing = new AbortController();

  const work = async () => {
    if (working) return;
    working = true;
    for (;;) {
      const next = wanted.find(({ participant, run }) => asked.get(participant) !== run);
      if (!next || closing.signal.aborted) break;
      const { participant, run, spec } = next;
      asked.set(participant, run);
      const weights = await get(participant, run, closing.signal);
      const predicted = weights && (await trainer.predictModel({ spec, weights }, inputs, count));
      const isWanted = wanted.some((one) => one.participant === participant);
      if (predicted && isWanted && !closing.signal.aborted)
        outputs.setState(new Map([...outputs.getState(), [participant, predicted]]), true);
    }
    working = false;
  };

  return {
    outputs,
    show(networks) {
      wanted = networks;
      const named = new Set(networks.map(({ participant }) => participant));
      for (const participant of [...asked.keys()]) if (!named.has(participant)) asked.delete(participant);
      const shown = outputs.getState();
      const kept = [...shown].filter(([participant]) => named.has(participant));
      if (kept.length < shown.size) outputs.setState(new Map(kept), true);
      void work();
    },
    dispose() {
      closing.abort();
      trainer.dispose();
    },
  };
}

const CLOSED = createStore(() => NONE);

type ClassSurfacesPlace = {
  readonly sessionId: string;
  readonly session: Session;
  readonly round: number;
  readonly challenge: ChallengeInfo;
  /** The inputs for every network, count × features; null: nothing is computed yet. */
  readonly inputs: Numbers | null;
  readonly count: number;
  /** Asks at most about so many networks, evenly spread over the class; all of them if it is not given. */
  readonly most?: number;
};

/**
 * The outputs (count × output units), by participant, of every student's best network on the same inputs, once the server has
 * checked it. Only for the host's screens.
 */
export function useClassSurfaces(place: ClassSurfacesPlace): ReadonlyMap<ParticipantId, Float32Array> {
  const { sessionId, session, round, challenge, inputs, count, most = Number.POSITIVE_INFINITY } = place;
  const networks = useMemo(
    () => spread(checkedNetworks(session, round, challenge), most),
    [session, round, challenge, most],
  );
  return useNetworkOutputs({ sessionId, networks, inputs, count });
}

/** The outputs (count × output units) of one run's network, once the server has checked it; null before that, and if it has not kept the weights. */
export function useRunOutputs({
  sessionId,
  participant,
  run,
  challenge,
  inputs,
  count,
}: Pick<ClassSurfacesPlace, "sessionId" | "challenge" | "inputs" | "count"> & {
  readonly participant: ParticipantId;
  readonly run: Run;
}): Float32Array | null {
  const { number, network, hyperparameters } = run;
  const isChecked = run.verdict?.agrees === true;
  const networks = useMemo(
    () => (isChecked ? [checkedNetwork(participant, { number, network, hyperparameters }, challenge)] : []),
    [isChecked, participant, number, network, hyperparameters, challenge],
  );
  return useNetworkOutputs({ sessionId, networks, inputs, count }).get(participant) ?? null;
}

/** The same of these networks, of which no two are of one participant. `networks` must stay the same list while they are the same. */
function useNetworkOutputs({
  sessionId,
  networks,
  inputs,
  count,
}: Pick<ClassSurfacesPlace, "sessionId" | "inputs" | "count"> & {
  readonly networks: readonly CheckedNetwork[];
}): ReadonlyMap<ParticipantId, Float32Array> {
  const [surfaces, setSurfaces] = useState<ClassSurfaces | null>(null);
  useEffect(() => {
    if (!inputs) return;
    const opened = createClassSurfaces({
      trainer: createTrainer(),
      inputs,
      count,
      get: (participant, run, signal) =>
        kept.get(`${sessionId}/${participant}/${run}`, () =>
          getCheckpoint(sessionId, participant, run, signal),
        ),
    });
    setSurfaces(opened);
    return () => {
      setSurfaces(null);
      opened.dispose();
    };
  }, [sessionId, inputs, count]);

  useEffect(() => surfaces?.show(networks), [surfaces, networks]);
  return useStore(surfaces?.outputs ?? CLOSED);
}

/** Networks kept for the next picture that needs them, so that a wall that shows one picture after another fetches each of them once. */
const kept = createKeptNetworks(64 * 1024 ** 2);

/** At most `most` of the networks. Which ones follows from their owners alone, so that a change of places drops none. */
export function spread(networks: readonly CheckedNetwork[], most: number): readonly CheckedNetwork[] {
  if (networks.length <= most) return networks;
  const byOwner = networks.toSorted((one, other) => one.participant - other.participant);
  return byOwner.filter(
    (_, index) =>
      Math.floor((index * most) / networks.length) !== Math.floor(((index - 1) * most) / networks.length),
  );
}

function checkedNetworks(session: Session, round: number, challenge: ChallengeInfo): CheckedNetwork[] {
  return leaderboard(session, round)
    .filter(({ run }) => run.verdict?.agrees)
    .map(({ participant, run }) => checkedNetwork(participant.id, run, challenge));
}

function checkedNetwork(
  participant: ParticipantId,
  { number, network, hyperparameters }: Pick<Run, "number" | "network" | "hyperparameters">,
  { task, featureShape }: ChallengeInfo,
): CheckedNetwork {
  // Nothing is trained, so the seed does not matter.
  return { participant, run: number, spec: { network, hyperparameters, task, featureShape, seed: 0 } };
}

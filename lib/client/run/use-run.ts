"use client";

import { useEffect, useRef, useState } from "react";
import { getOwnCheckpoint, putCheckpoint } from "@/lib/client/api/checkpoints";
import { claimSeat } from "@/lib/client/storage/seat-storage";
import { rankingOf } from "@/lib/learning/curves/ranking";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Seed } from "@/lib/learning/numbers/random";
import { ENGINE_NAMES, type WantedEngine } from "@/lib/learning/training/engine-choice";
import { type RulesVersion, scoreRules } from "@/lib/learning/training/score-rules";
import type { ForeseenRound } from "@/lib/protocol/sealed-split";
import type { Reply } from "@/lib/protocol/socket";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import type { PlannedRound } from "@/lib/session/decide/plan";
import type { ParticipantId } from "@/lib/session/log/events";
import { type PackedValley, unpackValley } from "@/lib/session/log/packed/packed-valley";
import type { Run } from "@/lib/session/log/session";
import { pause } from "@/lib/trainer/run/slices";
import { createTrainer } from "@/lib/trainer/run/trainer";
import { createRunKeeper, type RunKeeper, type RunKeeperPorts } from "./run-keeper";

/** The place of a lab in its class. `round`, `challenge` and `seed` are those of the round that is running or has just closed, or null. */
export type RunPlace = {
  readonly sessionId: string;
  /** Whose lab it is; null until the class has been heard from. */
  readonly seat: ParticipantId | null;
  /** The class is over. */
  readonly ended: boolean;
  readonly challenge: ChallengeInfo | null;
  readonly round: number | null;
  /** Whether that round is over. */
  readonly closed: boolean;
  /** How the round is planned; null where there is none. */
  readonly planned: PlannedRound | null;
  /** The rules that the session is scored by. */
  readonly rules: RulesVersion;
  readonly seed: Seed | null;
  /** The landscape of the running round; null while it is not known, and if there is none. */
  readonly valley: PackedValley | null;
  /** The round that the class waits for; null while it does not wait, or no more come. */
  readonly next: ForeseenRound | null;
  /** The class is paused: training stands still. */
  readonly paused: boolean;
  readonly ownRuns: readonly Run[];
  readonly send: (command: ParticipantCommand) => Promise<Reply>;
  /** What a class on this page has in place of a server; absent: the server. Must stay the same object. */
  readonly local?: LocalPorts;
};

/** Where a class that runs on this page gets its examples, has its weights checked, and keeps its runs. */
export type LocalPorts = Required<Pick<RunKeeperPorts, "put" | "get" | "claim" | "splits">>;

/** A random name for this page. Not `randomUUID`, which does not exist on pages over plain http. */
function pageName(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}

/** Trains this participant's runs in a worker and reports them to the class while the component is mounted. Null on the first render. */
export function useRun(place: RunPlace): RunKeeper | null {
  const { sessionId, seat, ended, challenge, round, closed, planned, rules, seed, next, valley } = place;
  const { paused, ownRuns, send, local } = place;
  const [keeper, setKeeper] = useState<RunKeeper | null>(null);
  const latestSend = useRef(send);
  useEffect(() => {
    latestSend.current = send;
  });

  useEffect(() => {
    const opened = createRunKeeper({
      sessionId,
      trainer: createTrainer(),
      engine: rememberedEngine(),
      send: (command) => latestSend.current(command),
      ...(local ?? {
        put: (checkpoint, signal) => putCheckpoint(sessionId, checkpoint, signal),
        get: (run, signal) => getOwnCheckpoint(sessionId, run, signal),
        claim: (seat) => claimSeat({ session: sessionId, seat, owner: pageName(), now: Date.now() }),
      }),
      pause,
      now: () => performance.now(),
      chance: Math.random,
    });
    opened.store.subscribe(({ engine }, before) => {
      if (engine !== before.engine) rememberEngine(engine);
    });
    setKeeper(opened);
    return () => opened.dispose();
  }, [sessionId, local]);

  useEffect(() => {
    const isKnown = round !== null && planned !== null && seed !== null && challenge !== null;
    const training = isKnown && {
      ...{ round, seed, challenge, ranking: rankingOf(planned), floor: scoreRules(rules).floor },
    };
    keeper?.enter(training || null, closed);
  }, [keeper, round, closed, planned, rules, seed, challenge]);

  useEffect(() => keeper?.foresee(next), [keeper, next]);

  useEffect(() => keeper?.place(valley && unpackValley(valley)), [keeper, valley]);

  useEffect(() => {
    if (seat !== null) keeper?.setOwnRuns(seat, ownRuns);
  }, [keeper, seat, ownRuns]);

  useEffect(() => {
    if (ended) void keeper?.finish();
  }, [keeper, ended]);
  useEffect(() => keeper?.hold(paused), [keeper, paused]);

  return keeper;
}

const KEY = "downhill.engine";

/** The engine last chosen in this tab; "auto" if none was, or if the tab may not store anything. */
function rememberedEngine(): WantedEngine {
  try {
    const kept = sessionStorage.getItem(KEY);
    return ENGINE_NAMES.find((name) => name === kept) ?? "auto";
  } catch {
    return "auto";
  }
}

function rememberEngine(engine: WantedEngine): void {
  try {
    sessionStorage.setItem(KEY, engine);
  } catch {
    // Without storage the choice is lost when the page is reloaded, which does no harm.
  }
}

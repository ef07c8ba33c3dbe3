import { checkDelay } from "@/lib/session/decide/checks-due";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId, UncheckedRun } from "@/lib/session/log/events";
import type { LiveRoom } from "../room/live-room";
import type { RefereedClass, SeatCheckpoint } from "./refereed-class";
import { runToScore, type Score } from "./scoring";

/** The unfinished checks of all classes: for each seat, at most one is waiting and at most two are under way. */
export type Checks = {
  /** What can be answered before a checkpoint's weights arrive: why it is refused, or the answer to an identical check under way; null when it has to be sent. */
  expect(
    of: RefereedClass,
    checkpoint: Omit<SeatCheckpoint, "weights">,
  ): ProblemCode | Promise<ProblemCode | null> | null;
  /** Checks a checkpoint. Resolves to null when it was scored and that is stored; else to why not. The same one sent twice is checked once. */
  add(of: RefereedClass, checkpoint: SeatCheckpoint): Promise<ProblemCode | null>;
  /** Breaks off the checks of those who were removed from the class. */
  forgetRemoved(live: LiveRoom): void;
  /** Refuses new checkpoints for this round. */
  close(live: LiveRoom, round: number): void;
  /** Accepts them again. */
  reopen(live: LiveRoom, round: number): void;
  /** Waits for the checks of a round. Those that take longer than `patience` milliseconds are broken off and returned. */
  finish(live: LiveRoom, round: number, patience: number): Promise<UncheckedRun[]>;
};

type Check = UncheckedRun & {
  readonly step: number;
  readonly round: number | null;
  /** Whether a thread has started on it. */
  begun: boolean;
  readonly answer: Promise<ProblemCode | null>;
  breakOff(why: ProblemCode): void;
};

/** Checks of one seat under way: while the database is unreachable, finished ones wait for it and hold their weights in memory. */
const MOST_BEGUN = 2;

/** Why a check was broken off. */
class BrokenOff extends Error {
  constructor(readonly code: ProblemCode) {
    super(`The check was broken off: ${code}.`);
  }
}

/** `now`: milliseconds since any fixed moment. */
export function createChecks(score: Score, now: () => number): Checks {
  const classes = new WeakMap<LiveRoom, Set<Check>>();
  const closed = new WeakMap<LiveRoom, Set<number>>();
  /** When a seat's network last failed to match its report. A restart forgets this, and so ends any hold. */
  const refutedAt = new WeakMap<LiveRoom, Map<ParticipantId, number>>();

  const runOf = ({ room }: LiveRoom, { participant, run }: UncheckedRun) =>
    room.session().participants[participant]?.runs[run];
  const ofClass = (live: LiveRoom) => classes.get(live) ?? new Set<Check>();

  const isHeld = (live: LiveRoom, { participant }: UncheckedRun, round: number): boolean => {
    const last = refutedAt.get(live)?.get(participant);
    const runs = live.room.session().participants[participant]?.runs ?? [];
    return last !== undefined && now() < last + checkDelay(runs.filter((run) => run.round === round));
  };

  const noteRefuted = (live: LiveRoom, of: UncheckedRun) => {
    if (runOf(live, of)?.verdict?.agrees !== false) return;
    refutedAt.set(live, (refutedAt.get(live) ?? new Map()).set(of.participant, now()));
  };

  const begin = (of: RefereedClass, checkpoint: SeatCheckpoint): Check => {
    const breaking = new AbortController();
    const { participant, run, step } = checkpoint;
    const round = runOf(of.live, checkpoint)?.round ?? null;
    const begun = () => {
      check.begun = true;
    };
    const underWay = { signal: breaking.signal, begun };
    const scoring = score(of, checkpoint, underWay).catch((error): ProblemCode => {
      if (error instanceof BrokenOff) return error.code;
      throw error;
    });
    const check: Check = {
      ...{ participant, run, step, round, begun: false },
      answer: scoring.finally(() => {
        ofClass(of.live).delete(check);
        noteRefuted(of.live, check);
      }),
      breakOff: (why) => breaking.abort(new BrokenOff(why)),
    };
    classes.set(of.live, ofClass(of.live).add(check));
    return check;
  };

  const ofSeat = ({ live }: RefereedClass, participant: ParticipantId) =>
    [...ofClass(live)].filter((check) => check.participant === participant);

  const expect: Checks["expect"] = (of, checkpoint) => {
    const { participant, run, step } = checkpoint;
    const underWay = ofSeat(of, participant);
    const same = underWay.find((check) => check.run === run && check.step === step);
    if (same) return same.answer;
    const known = runToScore(of, checkpoint);
    if (typeof known === "string") return known;
    if (known.verdict) return null;
    if (closed.get(of.live)?.has(known.round)) return "test-opening";
    if (isHeld(of.live, checkpoint, known.round)) return "checks-held";
    return underWay.filter(({ begun }) => begun).length < MOST_BEGUN ? null : "too-fast";
  };

  return {
    expect,
    async add(of, checkpoint) {
      const known = expect(of, checkpoint);
      if (known !== null) return known;
      for (const older of ofSeat(of, checkpoint.participant))
        if (!older.begun) older.breakOff("newer-upload");
      return begin(of, checkpoint).answer;
    },
    forgetRemoved(live) {
      const { participants } = live.room.session();
      for (const check of ofClass(live))
        if (participants[check.participant]?.removed) check.breakOff("seat-removed");
    },
    close: (live, round) => void closed.set(live, (closed.get(live) ?? new Set()).add(round)),
    reopen: (live, round) => void closed.get(live)?.delete(round),
    async finish(live, round, patience) {
      const left = () => [...ofClass(live)].filter((check) => check.round === round);
      const patient = new AbortController();
      await Promise.race([
        Promise.allSettled(left().map(({ answer }) => answer)),
        new Promise((resolve) => {
          const timer = setTimeout(resolve, patience);
          patient.signal.addEventListener("abort", () => clearTimeout(timer));
        }),
      ]);
      patient.abort();
      return left().map((check) => {
        check.breakOff("test-opening");
        return { participant: check.participant, run: check.run };
      });
    },
  };
}

import { POINTS_A_REPORT, reportOf, START_RUN } from "@/bench/fanout/points";
import type { Network } from "@/lib/learning/network/network";
import { openRound } from "@/lib/session/decide/plan";
import type { EventBody, ParticipantId, RunNumber, SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { EMPTY_FEED, receive } from "@/lib/session/log/stretch";

const STUDENTS = 40;
/** The session's id in URLs. */
export const SESSION = "bench";
export const CHALLENGE = "two-spirals";
/** How often the server sends a host's screen what the class has reported meanwhile. */
export const TICK_MS = 250;
/** A run has at most 600 points: frames are measured when runs are in their later part. */
const LIVE_POINTS = 400;

/** A class in which everyone trains, as a host's screen receives it from the server. */
export type SimulatedClass = {
  state(): Session;
  subscribe(changed: () => void): () => void;
  /** Applies the next frame from the server: a report from everyone. */
  tick(): void;
};

/** The score of the first checked run: higher than any run in progress reports. */
const FIRST_SCORE = 90;

/**
 * `ending`: everyone has an earlier run that the referee has checked, and at every tick somebody's run ends, is checked, becomes the best so far,
 * and is followed by their next.
 */
export function createSimulatedClass({ ending }: { ending: boolean }): SimulatedClass {
  let feed = EMPTY_FEED;
  let ticks = 0;
  const listeners = new Set<() => void>();
  const live = new Map<ParticipantId, { run: RunNumber; points: number }>();

  const happen = (bodies: readonly EventBody[]) => {
    const first = feed.session.seq + 1;
    const events = bodies.map((body, index): SessionEvent => {
      return { ...body, seq: first + index, at: ticks * TICK_MS };
    });
    feed = receive(feed, { from: first, to: first + events.length - 1, events, seen: [] });
    for (const listener of listeners) listener();
  };
  const start = (participant: ParticipantId, run: RunNumber): EventBody => {
    live.set(participant, { run, points: 0 });
    const { round, device } = START_RUN;
    const learningRate = 0.01 * 3 ** ((participant + 3 * run) % 6);
    const hyperparameters = { ...START_RUN.hyperparameters, learningRate };
    const network = networkOf(participant, run);
    return { type: "run-started", participant, run, round, network, hyperparameters, device };
  };
  const report = (participant: ParticipantId): EventBody => {
    const { run, points: from } = live.get(participant)!;
    const to = from + POINTS_A_REPORT;
    live.set(participant, { run, points: to });
    const { points } = reportOf(participant, from);
    return { type: "points-reported", participant, run, from, to, points };
  };
  const end = (participant: ParticipantId): EventBody[] => {
    const { run } = live.get(participant)!;
    const best = feed.session.participants[participant].runs[run].best!;
    const { step, validationLoss: loss, validationMetric: metric } = best;
    const validation = { loss, score: FIRST_SCORE + ticks / 100, metric };
    return [
      { type: "run-ended", participant, run, reason: "finished" },
      { type: "run-scored", participant, run, step, validation, agrees: true, climbs: true },
    ];
  };

  const everyone = Array.from({ length: STUDENTS }, (_, participant) => participant);
  happen([
    { type: "session-created", title: "Benchmark", plan: { rounds: [openRound(CHALLENGE, null)] } },
    ...everyone.map((participant): EventBody => {
      return { type: "participant-joined", participant, nickname: `Student ${participant}`, admitted: true };
    }),
    { type: "presence-changed", connected: everyone, disconnected: [] },
    { type: "round-started", round: 0, seed: 1, deadline: null },
    ...everyone.map((participant) => start(participant, 0)),
  ]);
  const grow = (points: number) => {
    for (let grown = 0; grown < points; grown += POINTS_A_REPORT) happen(everyone.map(report));
  };
  if (ending) {
    grow(LIVE_POINTS / 10);
    happen(everyone.flatMap((participant) => [...end(participant), start(participant, 1)]));
  }
  grow(LIVE_POINTS);

  return {
    state: () => feed.session,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    tick() {
      const next = ticks++ % STUDENTS;
      const { run } = live.get(next)!;
      happen([...everyone.map(report), ...(ending ? [...end(next), start(next, run + 1)] : [])]);
    },
  };
}

/** Networks of many sizes, since one of the pictures plots runs by size. */
export function networkOf(participant: ParticipantId, run: RunNumber): Network {
  const units = 4 + ((5 * participant + 3 * run) % 24);
  return { layers: [units, units].map((units) => ({ kind: "dense", units, activation: "tanh" })) };
}

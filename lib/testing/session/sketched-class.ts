import { type CurvePoint, curveOf } from "@/lib/learning/curves/curve";
import type { Network } from "@/lib/learning/network/network";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import { OPEN_LOBBY } from "@/lib/session/decide/lobby";
import { openRound, type Plan } from "@/lib/session/decide/plan";
import type { EventBody, ParticipantId, SessionEvent } from "@/lib/session/log/events";

/** The stage that a class has reached, for each that the screens show. */
export type ClassMoment = "lobby" | "opened" | "running" | "paused" | "closed" | "tested" | "ended";

export type ClassSketch = {
  readonly title: string;
  readonly students: number;
  readonly moment: ClassMoment;
  readonly nameOf?: (student: number) => string;
  readonly spotlight?: boolean;
  readonly note?: string;
  readonly teams?: number;
  readonly hidden?: { readonly board: boolean; readonly names: boolean };
  readonly locked?: boolean;
};

const ANIMALS = ["Otter", "Falcon", "Panda", "Gecko", "Hedgehog", "Lynx", "Dolphin", "Badger"];
const MOODS = ["Curious", "Brave", "Thoughtful", "Quick", "Gentle", "Cheerful"];
/** Points within which two are too close to call on the test. */
const TOO_CLOSE = 4;
export const POINTS_OF_RUN = 24;
const MINUTE = 60_000;

export const SKETCHED_PLAN: Plan = {
  rounds: [
    {
      ...openRound("two-spirals", 45),
      aim: "A step can be too small, too large, and just right",
      runLimit: 20,
    },
    openRound("noisy-curve", 8),
    openRound("glasses-or-rings", 9),
    openRound("mislabelled-drawings", 10),
    openRound("digits", 10),
  ],
};

/** An English nickname, with a number once all have been used. */
function englishName(student: number): string {
  const round = Math.floor(student / (ANIMALS.length * MOODS.length));
  const name = `${MOODS[Math.floor(student / ANIMALS.length) % MOODS.length]} ${ANIMALS[student % ANIMALS.length]}`;
  return round === 0 ? name : `${name} ${round + 1}`;
}

/** The log of the class after its creation. Every student has two runs in each round played, from crawling to diverged. */
export function sketchedLog(sketch: ClassSketch): SessionEvent[] {
  return happenings(sketch).map((body, index): SessionEvent => {
    // A note is shown for a minute, so it must be recent whenever the screens are looked at.
    return { ...body, seq: index + 1, at: body.type === "note-added" ? 5 * MINUTE : index / 10 };
  });
}

function happenings({ students, moment, nameOf = englishName, ...sketch }: ClassSketch): EventBody[] {
  const everyone = Array.from({ length: students }, (_, student) => student);
  const bodies: EventBody[] = [
    ...everyone.map((participant): EventBody => {
      return { type: "participant-joined", participant, nickname: nameOf(participant), admitted: true };
    }),
    { type: "presence-changed", connected: everyone, disconnected: [] },
  ];
  if (sketch.teams)
    bodies.push({
      type: "teams-changed",
      teams: Array.from({ length: sketch.teams }, (_, team) => ({
        name: `Team ${MOODS[team % MOODS.length]} ${team + 1}`,
        members: everyone.filter((student) => student % (sketch.teams ?? 1) === team),
      })),
    });
  if (sketch.locked) bodies.push({ type: "lobby-changed", ...OPEN_LOBBY, locked: true });
  if (moment === "opened") bodies.push({ type: "round-opened", round: 0 });
  const played =
    moment === "ended" ? SKETCHED_PLAN.rounds.length : moment === "lobby" || moment === "opened" ? 0 : 1;
  for (let round = 0; round < played; round++) bodies.push(...roundOf(round, everyone, moment));
  if (sketch.spotlight) bodies.push({ type: "spotlight-changed", participant: 0, run: null });
  if (sketch.hidden) bodies.push({ type: "board-hidden-changed", ...sketch.hidden });
  if (sketch.note) bodies.push({ type: "note-added", text: sketch.note, shown: true });
  if (moment === "ended") bodies.push({ type: "session-ended" });
  return bodies;
}

function roundOf(round: number, everyone: readonly ParticipantId[], moment: ClassMoment): EventBody[] {
  const isRunning = moment === "running" || moment === "paused";
  const bodies: EventBody[] = [
    { type: "round-started", round, seed: 1, deadline: isRunning ? 20 * MINUTE : null },
  ];
  for (const participant of everyone) {
    for (const nth of [0, 1]) {
      const run = 2 * round + nth;
      const score = scoreOf(participant, nth);
      const points = pointsOf(score, participant);
      const hyperparameters: Hyperparameters = {
        ...{ learningRate: rateOf(participant, nth), optimiser: "sgd", batchSize: 32 },
        ...{ epochs: 2 * POINTS_OF_RUN, weightDecay: 0 },
      };
      const network = networkOf(participant, nth);
      const device = { backend: "simd", name: "", flopPerSecond: 1e9 + 1e7 * participant };
      const { validationLoss: loss, validationMetric: metric } = points[POINTS_OF_RUN - 1];
      bodies.push({ type: "run-started", participant, run, round, network, hyperparameters, device });
      bodies.push({
        type: "points-reported",
        participant,
        run,
        from: 0,
        to: POINTS_OF_RUN,
        points: curveOf(points),
      });
      if (isRunning && nth === 1 && participant % 4 !== 3) continue;
      const reason = score < 5 ? "diverged" : "finished";
      bodies.push({ type: "run-ended", participant, run, reason });
      const validation = { loss, score, metric };
      bodies.push({
        type: "run-scored",
        participant,
        run,
        step: 10_000 * POINTS_OF_RUN,
        validation,
        agrees: true,
        climbs: true,
      });
    }
  }
  if (moment === "paused") bodies.push({ type: "round-paused", round });
  if (isRunning) return bodies;
  bodies.push({ type: "round-closed", round, reason: "host" });
  if (moment === "closed") return bodies;
  const ranked = everyone
    .map((participant) => ({ participant, score: scoreOf(participant, 0) - ((7 * participant) % 12) }))
    .sort((one, other) => other.score - one.score);
  let leader = 0;
  const results = ranked.map(({ participant, score }, index) => {
    const test = { loss: 0.3, score: Math.max(0, score), metric: 0.8 };
    if (ranked[leader]!.score - score > TOO_CLOSE) leader = index;
    return { participant, run: 2 * round, test, rank: leader + 1 };
  });
  bodies.push({ type: "test-opened", round, results });
  return bodies;
}

function rateOf(participant: ParticipantId, nth: number): number {
  return [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10][(participant + 4 * nth) % 9];
}

function scoreOf(participant: ParticipantId, nth: number): number {
  const off = Math.abs(Math.log10(rateOf(participant, nth)) + 0.7);
  return Math.max(0, Math.min(99.4, 97 - 24 * off - ((participant * 7 + nth) % 9)));
}

export function networkOf(participant: ParticipantId, nth: number): Network {
  const units = 4 + ((5 * participant + 3 * nth) % 24);
  return { layers: [units, units].map((units) => ({ kind: "dense", units, activation: "tanh" })) };
}

function pointsOf(score: number, participant: ParticipantId): CurvePoint[] {
  return Array.from({ length: POINTS_OF_RUN }, (_, index): CurvePoint => {
    const reached = score * (1 - Math.exp((-4 * (index + 1)) / POINTS_OF_RUN));
    const validationLoss = 0.75 * (1 - reached / 105) + 0.01 * ((index * 7 + participant) % 5);
    return {
      ...{
        step: 10_000 * (index + 1),
        epoch: (index + 1) * 2,
        validationLoss,
        trainLoss: 0.8 * validationLoss,
      },
      ...{
        trainScore: Math.min(100, reached + 4),
        validationScore: index === POINTS_OF_RUN - 1 ? score : Math.min(reached, score),
      },
      ...{ trainMetric: 0.9, validationMetric: 0.5 + reached / 210 },
    };
  });
}

import { reportOf, START_RUN } from "@/bench/fanout/points";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Reply } from "@/lib/protocol/socket";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import { decide } from "@/lib/session/decide/decide";
import { openRound } from "@/lib/session/decide/plan";
import { apply, fold } from "@/lib/session/log/apply";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { type Sighting, sightingOf, toldOf } from "@/lib/session/log/sighting";
import { EMPTY_FEED, receive } from "@/lib/session/log/stretch";
import { isDoubtful } from "@/lib/session/names/doubtful-name";

const STUDENTS = 40;
/** The session's id in URLs. */
export const SESSION = "bench";
/** How often the server sends a lab what is new. */
export const TICK_MS = 250;
/** Other students whose runs a lab hears of at once: as many as its budget allows. */
const SEEN_AT_ONCE = 10;
/** Turns that are prepared before anything is measured; afterwards they begin again. */
const TURNS = 200;

/** A class of forty as the lab of its first student has it: the rules for that student, and sightings of everybody else's run. */
export type LabClass = {
  state(): Session;
  subscribe(changed: () => void): () => void;
  /** The student's own commands, decided at once as the server would. */
  send(command: ParticipantCommand): Promise<Reply>;
  /** The next frame from the server. */
  tick(): void;
};

export function createLabClass(challenge: ChallengeInfo): LabClass {
  const everyone = Array.from({ length: STUDENTS }, (_, participant) => participant);
  const numbered = (bodies: readonly EventBody[], from: number) =>
    bodies.map((body, index): SessionEvent => ({ ...body, seq: from + index + 1, at: 0 }));
  const beginning = fold(
    numbered(
      [
        { type: "session-created", title: "Benchmark", plan: { rounds: [openRound(challenge.id, null)] } },
        ...everyone.map((participant): EventBody => {
          return {
            ...{ type: "participant-joined", participant, nickname: `Student ${participant}` },
            admitted: true,
          };
        }),
        { type: "presence-changed", connected: everyone, disconnected: [] },
        { type: "round-started", round: 0, seed: 1, deadline: null },
      ],
      0,
    ),
  );
  const turns = preparedTurns(beginning, everyone.slice(1));
  let feed = { ...EMPTY_FEED, self: 0, session: beginning };
  let ticks = 0;
  const listeners = new Set<() => void>();
  const hear = (events: readonly SessionEvent[], seen: readonly Sighting[]) => {
    const { seq } = feed.session;
    feed = { ...receive(feed, { from: seq + 1, to: seq + events.length, events, seen }), self: 0 };
    for (const listener of listeners) listener();
  };
  return {
    state: () => feed.session,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async send(command) {
      const decision = decide(feed.session, command, {
        ...{ actor: { kind: "participant", participant: 0 }, now: 0, seed: 5 },
        ...{ maxParticipants: STUDENTS, isDoubtful, exerciseOf: () => challenge },
      });
      if (!decision.ok) return decision;
      hear(numbered(decision.events, feed.session.seq), []);
      return { ok: true };
    },
    tick: () => hear([], turns[ticks++ % TURNS]!),
  };
}

/** What a lab hears of the others' runs, turn by turn. */
function preparedTurns(beginning: Session, others: readonly number[]): Sighting[][] {
  const { round, network, hyperparameters, device } = START_RUN;
  const happen = (session: Session, body: EventBody) =>
    apply(session, { ...body, seq: session.seq + 1, at: 0 });
  let session = others.reduce(
    (before, participant) =>
      happen(before, { type: "run-started", participant, run: 0, round, network, hyperparameters, device }),
    beginning,
  );
  const told = new Map<number, ReturnType<typeof toldOf>>();
  const points = new Map<number, number>();
  return Array.from({ length: TURNS }, (_, turn) =>
    Array.from({ length: SEEN_AT_ONCE }, (__, at) => {
      const participant = others[(turn * SEEN_AT_ONCE + at) % others.length]!;
      const from = points.get(participant) ?? 0;
      const report = reportOf(participant, from);
      const to = from + report.points.step.length;
      points.set(participant, to);
      session = happen(session, {
        ...{ type: "points-reported", participant, run: 0, from, to },
        points: report.points,
      });
      const run = session.participants[participant]!.runs[0]!;
      const sighting = sightingOf(participant, run, told.get(participant) ?? null);
      told.set(participant, toldOf(run));
      return sighting;
    }).filter((sighting) => sighting !== null),
  );
}

import fc from "fast-check";
import { classCount } from "@/lib/learning/examples/task";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "@/lib/session/decide/commands";
import { decide } from "@/lib/session/decide/decide";
import { openRound, type Plan } from "@/lib/session/decide/plan";
import { beginningOf } from "@/lib/session/decide/questions/asked-by-plan";
import { apply, fold } from "@/lib/session/log/apply";
import { END_REASONS, REPRODUCTIONS, type SessionEvent } from "@/lib/session/log/events";
import { SHOW_STEPS } from "@/lib/session/log/opening";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { DRAWN_ROUND, drawingAsks, draws } from "./arbitrary-drawings";
import { inputAnswers, inputAsks } from "./arbitrary-inputs";
import { answers, CHECK, PREDICTION, questionAsks, SCORE } from "./arbitrary-questions";
import { lastRun, off, rarely, risingCurve, STEPS_PER_EPOCH, seat, settings } from "./arbitrary-run";
import { valleys } from "./arbitrary-valleys";
import { ALPHABET, begins, voteAsks, votes, writes } from "./arbitrary-words";

/** One command in a random class. The classes go through the same `decide` as real ones. */
export type Ask = {
  readonly actor: Actor;
  /** Makes the command from the current session, because most commands only make sense in a certain state. */
  readonly command: (session: Session) => ParticipantCommand | HostCommand | SystemCommand;
  readonly wait: number;
};

export const PLAN: Plan = {
  rounds: [
    openRound("moons", null),
    {
      ...openRound("drawings", 1),
      ...{ locks: { optimiser: "adam" }, parameterLimit: 500 },
      ...{ ranksBy: "final-weights", trainingScores: true, findLocked: true },
    },
    openRound("words", null),
    DRAWN_ROUND,
  ],
};

/** The same, with something to predict in two rounds and a question before and after the lesson. */
export const ASKING_PLAN: Plan = {
  rounds: PLAN.rounds.map((planned, index) => {
    const prediction = [PREDICTION, undefined, SCORE][index];
    return prediction ? { ...planned, prediction } : planned;
  }),
  checks: [CHECK],
};

/** Points of two classes, small pictures of three, or words. */
export function exerciseOf(challenge: string): ChallengeShape | null {
  const counts = { train: 32 * STEPS_PER_EPOCH, validation: 500, test: 2000 };
  if (challenge === "moons")
    return { featureShape: [2], counts, task: { kind: "classification", classes: ["upper", "lower"] } };
  if (challenge === "drawings")
    return { featureShape: [8, 8, 1], counts, task: { kind: "classification", classes: ["a", "b", "c"] } };
  if (challenge === DRAWN_ROUND.challenge)
    return { featureShape: [28, 28, 1], counts, task: { kind: "classification", classes: ["0", "1"] } };
  if (challenge === "words")
    return { featureShape: [16, 6], counts, task: { kind: "next-letter", alphabet: ALPHABET } };
  return null;
}

const seats = fc.array(seat, { minLength: 1, maxLength: 3 });
const round = fc.nat({ max: 3 });
const evaluation = fc.record({
  loss: fc.constantFrom(0.1, 0.5),
  score: fc.constantFrom(10, 90),
  metric: fc.constantFrom(0.5, 0.9),
});

type Say = Ask["command"];

/** Nicknames that have to wait for the host. They occur in no other text of these classes. */
export const DOUBTFUL_NICKNAMES: readonly string[] = ["fuck school", "f.u.c.k", "يا كلب"];
/** Nicknames that students choose. */
const chosen = fc.constantFrom("Ada", "ada", "Grace", "Émilie", "نور", "  ", ...DOUBTFUL_NICKNAMES);

const asked: fc.Arbitrary<Omit<Ask, "wait">> = fc.oneof(
  {
    weight: 12,
    arbitrary: seat.chain((participant) =>
      fc
        .oneof(
          { weight: 6, arbitrary: reports(participant) },
          { weight: 2, arbitrary: starts(participant) },
          ends(participant),
          { weight: 3, arbitrary: writes(participant) },
          { weight: 3, arbitrary: votes },
          { weight: 3, arbitrary: answers },
          { weight: 2, arbitrary: draws(participant) },
          fc.boolean().map((raised) => () => ({ type: "set-hand", raised }) as const),
          chosen.map((nickname) => () => ({ type: "choose-nickname", nickname }) as const),
        )
        .map((command) => ({ actor: { kind: "participant", participant } as const, command })),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .oneof(
        hostAsks().map((command) => () => command),
        nicknameAsks(),
        attentionAsks(),
        roundAsks(),
        { weight: 2, arbitrary: questionAsks },
        { weight: 2, arbitrary: drawingAsks },
        voteAsks,
        inputAsks,
      )
      .map((command) => ({ actor: { kind: "host" } as const, command })),
  },
  {
    weight: 1,
    arbitrary: fc
      .oneof(begins, inputAnswers, valleys)
      .map((command) => ({ actor: { kind: "system" } as const, command })),
  },
  {
    weight: 2,
    arbitrary: systemAsks().map((command) => ({
      actor: { kind: "system" } as const,
      command: () => command,
    })),
  },
);

/** A report whose steps match its indices, as in a browser. */
function reports(participant: number): fc.Arbitrary<Say> {
  const values = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 8 });
  return fc.record({ runOff: off, fromOff: off, values }).map(({ runOff, fromOff, values }) => (session) => {
    const run = Math.max(0, lastRun(session, participant) + runOff);
    const { reported, round } = session.participants[participant]?.runs[run] ?? { reported: 0, round: 0 };
    const from = Math.max(0, reported + fromOff);
    const classes = classCount(exerciseOf(PLAN.rounds[round].challenge)!.task) ?? 1;
    return { type: "report-points", run, from, points: risingCurve(from, values, classes) };
  });
}

function starts(participant: number): fc.Arbitrary<Say> {
  return fc
    .record({ runOff: off, roundOff: off, settings })
    .map(({ runOff, roundOff, settings }) => (session) => ({
      type: "start-run",
      run: Math.max(0, lastRun(session, participant) + 1 + runOff),
      round: Math.max(0, (session.phase.kind === "round" ? session.phase.round : 0) + roundOff),
      ...settings,
      device: { backend: "tfjs-cpu", name: "" },
    }));
}

function ends(participant: number): fc.Arbitrary<Say> {
  const reason = fc.constantFrom(...END_REASONS);
  return fc.record({ runOff: off, reason }).map(({ runOff, reason }) => (session) => ({
    type: "end-run",
    run: Math.max(0, lastRun(session, participant) + runOff),
    reason,
  }));
}

function hostAsks(): fc.Arbitrary<HostCommand> {
  const nickname = fc.constantFrom("Curious Otter", "otter", "", "a\u202Eb");
  return fc.oneof(
    fc.record({ type: fc.constant("start-round" as const), round }),
    fc.record({ type: fc.constant("close-round" as const), round }),
    fc.record({ type: fc.constant("remove-participant" as const), participant: seat }),
    fc.record({ type: fc.constant("rename-participant" as const), participant: seat, nickname }),
    fc.record({ type: fc.constant("remove-participants" as const), participants: seats }),
    fc.record({ type: fc.constant("admit-participants" as const), participants: seats }),
    fc.record({ type: fc.constant("readmit-participants" as const), participants: seats }),
    fc.record({ type: fc.constant("decline-returns" as const), participants: seats }),
    fc.record({
      type: fc.constant("set-lobby" as const),
      locked: rarely,
      approval: fc.boolean(),
      generatedNames: fc.boolean(),
    }),
    fc.record({ type: fc.constant("draw-teams" as const), count: fc.nat({ max: 3 }) }),
    fc.record({
      type: fc.constant("set-teams" as const),
      teams: fc.array(
        fc.record({ name: fc.constantFrom("A", "B"), members: fc.array(seat, { maxLength: 2 }) }),
        { maxLength: 2 },
      ),
    }),
  );
}

/** The host's commands about nicknames, nearly always about current ones. */
function nicknameAsks(): fc.Arbitrary<Say> {
  return fc.record({ participant: seat, late: rarely, kind: fc.nat({ max: 2 }) }).map(
    ({ participant, late, kind }): Say =>
      (session) => {
        const { nickname = "", wish = null } = session.participants[participant] ?? {};
        if (kind === 0) return { type: "refuse-nicknames", participants: late ? [0, 1, 2] : [participant] };
        if (kind === 1)
          return { type: "allow-nickname", participant, nickname: late ? "another" : (wish ?? nickname) };
        return { type: "draw-nickname", participant, insteadOf: late ? "another" : nickname, language: "en" };
      },
  );
}

/** The host's commands about a round, nearly always the one that is running. */
function roundAsks(): fc.Arbitrary<Say> {
  const type = fc.constantFrom("open-round", "pause-round", "resume-round", "resume-round");
  const current = (session: Session, off: number) =>
    Math.max(0, (session.phase.kind === "round" ? session.phase.round : 0) + off);
  return fc.oneof(
    fc.record({ type, off }).map(
      ({ type, off }): Say =>
        (session) => ({ type, round: current(session, off) }),
    ),
    fc.record({ more: fc.constantFrom(-1, 0, 120_000, 20_000_000), off }).map(
      ({ more, off }): Say =>
        (session) => {
          const running = session.rounds[current(session, off)];
          const deadline = running?.state === "running" ? (running.deadline ?? 0) : 0;
          return {
            type: "extend-round",
            round: current(session, off),
            deadline: Math.max(0, deadline + more),
          };
        },
    ),
  );
}

function attentionAsks(): fc.Arbitrary<Say> {
  const run = fc.option(fc.nat({ max: 2 }));
  const spotlight = fc.option(fc.record({ participant: seat, run }));
  const text = fc.constantFrom("Look at Grace", "  ", "a\u202Eb\n c", "x".repeat(281));
  return fc
    .oneof(
      fc.record({ type: fc.constant("set-spotlight" as const), spotlight }),
      fc.record({ type: fc.constant("set-hidden" as const), board: fc.boolean(), names: fc.boolean() }),
      fc.record({ type: fc.constant("add-note" as const), text, shown: fc.boolean() }),
      fc.record({ type: fc.constant("lower-hand" as const), participant: seat }),
      fc.record({ type: fc.constant("set-hints" as const), on: fc.boolean() }),
      fc.record({ type: fc.constant("open-find" as const) }),
      fc.record({ type: fc.constant("tell-names" as const), round }),
      fc.record({
        type: fc.constant("advance-opening" as const),
        round,
        step: fc.constantFrom(...SHOW_STEPS),
      }),
    )
    .map((command) => () => command);
}

function systemAsks(): fc.Arbitrary<SystemCommand> {
  return fc.oneof(
    // Ends a class only rarely, so that most continue.
    rarely.map((ends) => ({ type: ends ? ("end-unattended" as const) : ("tick" as const) })),
    fc.record({ type: fc.constant("join" as const), nickname: chosen }),
    fc.record({ type: fc.constant("join" as const), nickname: chosen, insteadOf: seat }),
    fc.record({ type: fc.constant("ask-to-return" as const), participant: seat }),
    fc.record({
      type: fc.constant("presence" as const),
      connected: fc.array(seat, { maxLength: 3 }),
      disconnected: fc.array(seat, { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("score-run" as const),
      participant: seat,
      run: fc.nat({ max: 2 }),
      verdict: fc.record(
        {
          step: fc.nat({ max: 100 }),
          validation: evaluation,
          train: evaluation,
          agrees: fc.boolean(),
          climbs: fc.boolean(),
        },
        { requiredKeys: ["step", "validation", "agrees", "climbs"] },
      ),
    }),
    fc.record({
      type: fc.constant("miss-weights" as const),
      runs: fc.array(fc.record({ participant: seat, run: fc.nat({ max: 2 }) }), { maxLength: 6 }),
    }),
    fc.record({
      type: fc.constant("reproduce-run" as const),
      participant: seat,
      run: fc.nat({ max: 2 }),
      outcome: fc.constantFrom(...REPRODUCTIONS),
      own: fc.record({ step: fc.constant(10), validation: evaluation }),
    }),
    fc.record({
      type: fc.constant("open-test" as const),
      round,
      unchecked: fc.array(fc.record({ participant: seat, run: fc.nat({ max: 2 }) }), { maxLength: 2 }),
      results: fc.array(
        fc.record(
          {
            ...{ participant: seat, run: fc.constant(0), test: evaluation, rank: fc.constantFrom(1, 2) },
            wrongLabels: fc.record({ believed: fc.nat({ max: 12 }), count: fc.constant(12) }),
          },
          { requiredKeys: ["participant", "run", "test", "rank"] },
        ),
        { maxLength: 2 },
      ),
    }),
  );
}

/** Any commands by anyone, in any order, with time passing in between. */
export const asks: fc.Arbitrary<Ask[]> = fc.array(
  fc.tuple(asked, fc.nat({ max: 20_000 })).map(([ask, wait]) => ({ ...ask, wait })),
  { maxLength: 80, size: "max" },
);

/** A class with two students in a running round, of points or of words, or that is drawing, and then any commands. */
export const classes: fc.Arbitrary<{ events: SessionEvent[]; session: Session }> = fc
  .tuple(asks, fc.constantFrom(0, 2, 3))
  .map(([rest, round]) =>
    held(
      [
        { actor: { kind: "system" }, command: () => ({ type: "join", nickname: "Ada" }), wait: 10 },
        { actor: { kind: "system" }, command: () => ({ type: "join", nickname: "Grace" }), wait: 10 },
        {
          actor: { kind: "host" },
          command: () => ({ type: round === 3 ? "open-round" : "start-round", round }),
          wait: 10,
        },
        ...rest,
      ],
      ASKING_PLAN,
    ),
  );

/** The log and the state of a class after these commands. */
export function held(asks: readonly Ask[], plan: Plan = PLAN): { events: SessionEvent[]; session: Session } {
  const events = beginningOf("Tuesday", plan).map((body, seq): SessionEvent => ({ ...body, seq, at: 0 }));
  let session = fold(events);
  let now = 0;
  for (const { actor, command, wait } of asks) {
    now += wait;
    const context = { actor, now, seed: 7, maxParticipants: 4, isDoubtful, exerciseOf };
    const decision = decide(session, command(session), context);
    if (!decision.ok) continue;
    for (const body of decision.events) {
      const event: SessionEvent = { ...body, seq: session.seq + 1, at: now };
      events.push(event);
      session = apply(session, event);
    }
  }
  return { events, session };
}

import { expect, test } from "vitest";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { apply } from "@/lib/session/log/apply";
import type { Verdict } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { classOf, EXERCISE, type RunSketch } from "@/lib/testing/session/runs";
import { awaitedWeights } from "./checks-due";
import { decide } from "./decide";

const VERDICT: Verdict = {
  ...{ step: 100, agrees: true, climbs: true },
  validation: { loss: 0.25, score: 75, metric: 0.9 },
};
const checked: RunSketch = { validationScore: 75, verdict: VERDICT };
const COUNTS = { train: 200, validation: 500, test: 2_000 };
const exerciseOf = () => ({ ...EXERCISE, counts: COUNTS });

/** One student with a checked run, and one with these runs. */
const beside = (...runs: RunSketch[]) => classOf([[checked], runs]);
const awaited = (session: Session) => awaitedWeights(session, exerciseOf);
const SECOND = { participant: 1, run: 0 };

test("the best ended run of each connected student is awaited, unless it has been checked", () => {
  expect(awaited(beside({ validationScore: 90 }))).toEqual([SECOND]);
  expect(awaited(beside(checked))).toEqual([]);
  expect(awaited(beside({ validationScore: 60 }, { validationScore: 90 }))).toEqual([
    { participant: 1, run: 1 },
  ]);
  // Pages do not send networks that are worse than a checked one.
  expect(awaited(beside(checked, { validationScore: 60 }))).toEqual([]);
  expect(awaited(beside({ validationScore: 90, verdict: { ...VERDICT, agrees: false } }))).toEqual([]);
});

test.each<[string, (session: Session) => Session]>([
  ["is offline", (session) => withStudent(session, { connected: false })],
  ["was removed", (session) => withStudent(session, { removed: true })],
  ["is still training", () => beside({ validationScore: 90, end: null })],
  ["trains a network that is too much to check", (session) => withWideNetwork(session)],
  ["is in a class that has ended", (session) => ({ ...session, phase: { kind: "ended" } })],
  ["is in a class of which nothing was ever checked", () => classOf([[{}], [{ validationScore: 90 }]])],
  [
    "is on a Ladder",
    (session) => ({
      ...session,
      plan: { rounds: session.plan.rounds.map((round) => ({ ...round, ladder: true })) },
    }),
  ],
  ["is in a round whose test is open", () => classOf([[checked], [{ validationScore: 90 }]], [])],
])("nothing is awaited of a student who %s", (_, change) => {
  expect(awaited(change(beside({ validationScore: 90 })))).toEqual([]);
});

function withStudent(session: Session, change: Partial<Session["participants"][number]>): Session {
  return {
    ...session,
    participants: session.participants.with(1, { ...session.participants[1], ...change }),
  };
}

function withWideNetwork(session: Session): Session {
  const { runs } = session.participants[1];
  const layers = Array.from(
    { length: 6 },
    () => ({ kind: "dense", units: 2_048, activation: "relu" }) as const,
  );
  return withStudent(session, { runs: runs.map((run) => ({ ...run, network: { layers } })) });
}

test("a run whose weights never came is off the board until they are scored, and back if they confirm it", () => {
  const context = {
    actor: { kind: "system" },
    now: 9,
    seed: 1,
    maxParticipants: 9,
    isDoubtful,
    exerciseOf,
  } as const;
  const happen = (session: Session, command: Parameters<typeof decide>[1]) => {
    const decision = decide(session, command, context);
    if (!decision.ok) throw new Error(decision.problem.code);
    return decision.events.reduce((now, body) => apply(now, { ...body, seq: now.seq + 1, at: 9 }), session);
  };
  const places = (session: Session) =>
    leaderboard(session, 0).map(({ participant, score, trust }) => [participant.id, score, trust]);

  const reported = beside({ validationScore: 100 }, { validationScore: 40, verdict: VERDICT });
  expect(places(reported)).toEqual([
    [1, 100, "waiting"],
    [0, 75, "checked"],
  ]);
  const missed = happen(reported, { type: "miss-weights", runs: [SECOND, { participant: 0, run: 0 }] });
  expect(missed.participants[1].runs[0].unproven).toBe(true);
  expect(places(missed)).toEqual([
    [0, 75, "checked"],
    [1, 75, "checked"],
  ]);
  expect(happen(missed, { type: "miss-weights", runs: [SECOND] })).toEqual(missed);
  const validation = { loss: 0.01, score: 99.8, metric: 1 };
  const scored = happen(missed, { type: "score-run", ...SECOND, verdict: { ...VERDICT, validation } });
  expect(places(scored)).toEqual([
    [1, 99.8, "checked"],
    [0, 75, "checked"],
  ]);
});

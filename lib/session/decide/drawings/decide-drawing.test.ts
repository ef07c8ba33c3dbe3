import { expect, test } from "vitest";
import type { SplitName } from "@/lib/learning/examples/split";
import { apply } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import { EMPTY_SESSION } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { exerciseOf } from "@/lib/testing/session/arbitrary-class";
import { DRAWN_ROUND } from "@/lib/testing/session/arbitrary-drawings";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "../commands";
import { decide } from "../decide";
import { problem } from "../problem";
import { beginningOf } from "../questions/asked-by-plan";
import { canRank, drawnSoFar, FEWEST_TO_RANK, MOST_EACH, mostOfEach, wordToDraw } from "./drawn-round";

const HOST = { kind: "host" } as const;
const STROKES = [[10, 20, 30, 40]];

type Command = HostCommand | ParticipantCommand | SystemCommand;

/** A class of one drawing round, which is open. */
function drawingClass(students: number, seed = 7) {
  let session = beginningOf("Drawing", { rounds: [DRAWN_ROUND] })
    .map((body, seq): SessionEvent => ({ ...body, seq, at: 0 }))
    .reduce(apply, EMPTY_SESSION);
  const ask = (command: Command, actor: Actor = HOST) => {
    const context = { actor, now: 1_000, seed, maxParticipants: 300, isDoubtful, exerciseOf };
    const decision = decide(session, command, context);
    if (decision.ok)
      for (const body of decision.events)
        session = apply(session, { ...body, seq: session.seq + 1, at: session.at });
    return decision.ok ? decision.events.map(({ type }) => type) : decision.problem;
  };
  for (let seat = 0; seat < students; seat++)
    ask({ type: "join", nickname: `Student ${seat}` }, { kind: "system" });
  ask({ type: "open-round", round: 0 });
  const send = (participant: number, number: number, label = number % 2, strokes = STROKES) =>
    ask({ type: "send-drawing", round: 0, number, label, strokes }, { kind: "participant", participant });
  const judge = (ids: readonly number[], taken = true) =>
    ask({ type: "judge-drawings", round: 0, drawings: [...ids], taken });
  return {
    ...{ ask, send, judge, session: () => session },
    ids: () => session.drawings.sent.map(({ id }) => id),
    /** Everybody sends so many, and the host takes all. */
    drawn(each: number) {
      for (let seat = 0; seat < students; seat++)
        for (let number = 0; number < each; number++) send(seat, number, (seat + number) % 2);
      judge(session.drawings.sent.map(({ id }) => id));
    },
  };
}

test("a student sends so many drawings, and of each word as many as of the others", () => {
  const { send, session } = drawingClass(1);
  expect(mostOfEach(2)).toBe(6);
  for (let number = 0; number < 6; number++) expect(send(0, number, 0)).toEqual(["drawing-sent"]);
  expect(send(0, 6, 0)).toEqual(problem("too-many-drawings"));
  for (let number = 6; number < MOST_EACH; number++) expect(send(0, number, 1)).toEqual(["drawing-sent"]);
  expect(send(0, MOST_EACH, 1)).toEqual(problem("too-many-drawings"));
  expect(wordToDraw(session(), 0, 0)).toBeNull();
});

test("a drawing that is sent again changes nothing, and one that skips a number is refused", () => {
  const { send, session } = drawingClass(1);
  expect(send(0, 0)).toEqual(["drawing-sent"]);
  expect(send(0, 0, 1, [[1, 1]])).toEqual([]);
  expect(send(0, 2)).toEqual(problem("bad-request"));
  expect(session().drawings.sent).toHaveLength(1);
});

test("each student is asked for the words in turn, and for one again whose drawing was refused", () => {
  const { send, judge, ids, session } = drawingClass(2);
  expect([wordToDraw(session(), 0, 0), wordToDraw(session(), 0, 1)]).toEqual([0, 1]);
  send(0, 0, 0);
  expect(wordToDraw(session(), 0, 0)).toBe(1);
  send(0, 1, 1);
  send(0, 2, 0);
  expect(wordToDraw(session(), 0, 0)).toBe(1);
  judge(ids().slice(0, 1), false);
  judge(ids().slice(2), false);
  expect(wordToDraw(session(), 0, 0)).toBe(0);
});

test("drawing is over when the round starts, and the host can change nothing any more", () => {
  const { ask, send, judge, ids, drawn } = drawingClass(5);
  drawn(2);
  expect(ask({ type: "start-round", round: 0 })).toEqual(["round-started"]);
  expect(send(0, 2)).toEqual(problem("drawing-too-late"));
  expect(judge(ids(), false)).toEqual(problem("drawing-too-late"));
  expect(judge(ids(), true)).toEqual([]);
});

test("the host may change their mind, and judging the same again changes nothing", () => {
  const { send, judge, ids, session } = drawingClass(1);
  send(0, 0);
  expect(judge(ids(), false)).toEqual(["drawings-judged"]);
  expect(judge(ids(), false)).toEqual([]);
  expect(judge(ids())).toEqual(["drawings-judged"]);
  expect(session().drawings.sent[0]?.verdict).toBe("taken");
  expect(judge([999])).toEqual(problem("no-such-drawing"));
});

test("whatever the seed, all of a student's drawings are in one part, and the parts are filled as a round needs them", () => {
  for (let seed = 0; seed < 30; seed++) {
    const { drawn, session } = drawingClass(24, seed);
    drawn(2);
    const parts = session().drawings.parts.map(({ part }) => part);
    const count = (some: readonly SplitName[]) =>
      (["train", "validation", "test"] as const).map((part) => some.filter((one) => one === part).length);
    expect(count(parts.slice(0, 5))).toEqual([1, 2, 2]);
    expect(count(parts.slice(0, 8))).toEqual([4, 2, 2]);
    expect(count(parts)).toEqual([12, 6, 6]);
  }
});

test("the drawings of somebody who is removed are not used, and others take their place", () => {
  const { ask, drawn, send, judge, ids, session } = drawingClass(6);
  drawn(2);
  const [gone] = session().drawings.parts.filter(({ part }) => part === "validation");
  expect(ask({ type: "remove-participant", participant: gone!.participant })).toEqual([
    "participant-removed",
    "drawings-judged",
  ]);
  expect(drawnSoFar(session(), 0)).toMatchObject({ authors: 5, taken: [5, 5] });
  expect(judge(ids())).toEqual([]);
  ask({ type: "join", nickname: "Late" }, { kind: "system" });
  send(6, 0);
  judge(ids());
  const parts = session().drawings.parts.filter(({ participant }) => participant !== gone!.participant);
  expect(parts.filter(({ part }) => part === "validation")).toHaveLength(2);
});

test("a round lacks authors, then a word, then drawings to rank by", () => {
  const { drawn, send, ids, judge, ask, session } = drawingClass(5);
  expect(drawnSoFar(session(), 0).missing).toEqual({ what: "authors", count: 5 });
  for (let seat = 0; seat < 5; seat++) send(seat, 0, 0);
  judge(ids());
  expect(drawnSoFar(session(), 0).missing).toMatchObject({ what: "word", label: 1 });
  expect(ask({ type: "start-round", round: 0 })).toEqual(problem("drawings-too-few"));
  drawn(4);
  const few = drawnSoFar(session(), 0);
  expect(few).toMatchObject({ missing: null, authors: 5, fewest: 4, waiting: 0 });
  expect(canRank(few)).toBe(false);
});

test.each([
  { students: 12, each: 10 },
  { students: 24, each: 4 },
])(
  "$students students who draw $each each are enough to rank, as each is judged by the twenty of others",
  ({ students, each }) => {
    const { drawn, ask, session } = drawingClass(students);
    drawn(each);
    const enough = drawnSoFar(session(), 0);
    expect(enough.fewest).toBe(FEWEST_TO_RANK);
    expect(canRank(enough)).toBe(true);
    ask({ type: "start-round", round: 0 });
    expect(session().rounds[0]).toMatchObject({ drawn: { count: students * each, ranked: true } });
  },
);

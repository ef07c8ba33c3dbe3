import { expect, test } from "vitest";
import type { VoteItem } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { turnout } from "@/lib/session/log/vote";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { type Ask, exerciseOf, held } from "@/lib/testing/session/arbitrary-class";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "../commands";
import { decide } from "../decide";
import { problem } from "../problem";

type AnyCommand = ParticipantCommand | HostCommand | SystemCommand;

const host: Actor = { kind: "host" };
const system: Actor = { kind: "system" };
const seat = (participant: number): Actor => ({ kind: "participant", participant });
const asks = (actor: Actor, command: AnyCommand): Ask => ({ actor, command: () => command, wait: 1_000 });

const ITEMS: readonly VoteItem[] = [
  { word: "cook", source: { from: "list" } },
  { word: "kof", source: { from: "network", participant: 0, run: 0 } },
];
const join = (nickname: string) => asks(system, { type: "join", nickname });
const begin = (vote = 0, round = 2): SystemCommand => ({
  ...{ type: "begin-vote", kind: "real-or-invented", vote, round, items: ITEMS },
});
const cast = (participant: number, item: number, answer: "real" | "invented") =>
  asks(seat(participant), { type: "cast-vote", vote: 0, item, answer });

const LOBBY = [join("Ada"), join("Grace")];
const ROUND = [...LOBBY, asks(host, { type: "start-round", round: 2 })];
const VOTE = [...ROUND, asks(system, begin())];
const CLOSE = asks(host, { type: "close-vote", vote: 0 });

function answer(session: Session, actor: Actor, command: AnyCommand) {
  const decision = decide(session, command, {
    actor,
    now: 90_000,
    seed: 1,
    maxParticipants: 4,
    isDoubtful,
    exerciseOf,
  });
  return decision.ok ? decision.events : decision.problem;
}

/** For each word: how many found it real, and how many invented. */
function resultOf(asked: readonly Ask[]) {
  return held(asked).session.votes[0].result?.map(({ real, invented }) => [real, invented]);
}

test("a vote counts the last answer of each member of the class, whenever they joined, and of nobody who was removed", () => {
  const voted = [
    ...VOTE,
    ...[cast(0, 0, "real"), cast(0, 1, "invented"), cast(1, 0, "invented")],
    ...[cast(1, 0, "real"), cast(1, 1, "real"), join("Late"), cast(2, 1, "real")],
  ];
  expect(resultOf([...voted, CLOSE])).toEqual([
    [2, 0],
    [2, 1],
  ]);
  const leaves = asks(system, { type: "presence", connected: [], disconnected: [1] });
  expect(resultOf([...voted, leaves, CLOSE])).toEqual(resultOf([...voted, CLOSE]));
  const removes = asks(host, { type: "remove-participant", participant: 1 });
  expect(resultOf([...voted, removes, CLOSE])).toEqual([
    [1, 0],
    [1, 1],
  ]);
  const { votes, participants } = held([...voted, removes]).session;
  expect([votes[0].ballots[1], turnout(votes[0], participants)]).toEqual([
    ["real", "real"],
    { done: 1, count: 2 },
  ]);
});

test("an answer changes nothing when it is given twice, and none may be given once the answers are shown", () => {
  const open = held([...VOTE, cast(0, 0, "real")]).session;
  const again = { type: "cast-vote", vote: 0, item: 0, answer: "real" } as const;
  expect(answer(open, seat(0), again)).toEqual([]);
  expect(answer(open, seat(0), { ...again, answer: "invented" })).toHaveLength(1);
  const closed = held([...VOTE, cast(0, 0, "real"), CLOSE]).session;
  expect(answer(closed, seat(0), again)).toEqual([]);
  expect(answer(closed, seat(0), { ...again, answer: "invented" })).toEqual(problem("vote-over"));
  expect(answer(closed, seat(1), again)).toEqual(problem("vote-over"));
});

test("an open vote outlasts its round and closes when the next one begins, or the class ends", () => {
  const over = [...VOTE, asks(host, { type: "close-round", round: 2 })];
  expect(held(over).session.votes[0].closedAt).toBe(null);
  const closes = { type: "vote-closed", vote: 0 };
  const ended = { type: "session-ended" };
  const { session } = held(over);
  expect(answer(session, host, { type: "open-round", round: 1 })).toEqual([
    closes,
    { type: "round-opened", round: 1 },
  ]);
  expect(answer(session, host, { type: "start-round", round: 0 })).toMatchObject([
    closes,
    { type: "round-started", round: 0 },
  ]);
  expect(answer(session, host, { type: "end-session" })).toEqual([closes, ended]);
  expect(answer(session, system, { type: "end-unattended" })).toEqual([closes, ended]);
});

const opens = { type: "open-vote", vote: 0, kind: "real-or-invented" } as const;
const [lobby, running, voting] = [LOBBY, ROUND, VOTE].map((asked) => held(asked).session);
const points = held([...LOBBY, asks(host, { type: "start-round", round: 0 })]).session;
const waiting = held([
  ...[asks(host, { type: "set-lobby", approval: true }), ...VOTE.slice(2)],
  ...[join("Ada"), join("Grace")],
]).session;
const gone = held([...VOTE, asks(host, { type: "remove-participant", participant: 1 })]).session;

test("a vote may be opened in a round about words, once", () => {
  expect(answer(running, host, opens)).toEqual([]);
  expect(answer(voting, host, opens)).toEqual([]);
  expect(answer(voting, system, begin())).toEqual([]);
  expect(answer(voting, host, { type: "close-vote", vote: 0 })).toEqual([{ type: "vote-closed", vote: 0 }]);
  const again = held([...VOTE, CLOSE, asks(system, begin(1))]).session;
  expect(again.votes.map(({ closedAt }) => closedAt === null)).toEqual([false, true]);
});

const CAST = { type: "cast-vote", vote: 0, item: 0, answer: "real" } as const;
test.each<[string, Session, Actor, AnyCommand]>([
  ["no-letters-round", lobby, host, opens],
  ["no-letters-round", points, host, opens],
  ["no-letters-round", running, system, begin(0, 1)],
  ["vote-still-open", voting, host, { ...opens, vote: 1 }],
  ["no-such-vote", running, host, { ...opens, vote: 1 }],
  ["no-such-vote", running, host, { type: "close-vote", vote: 0 }],
  ["no-such-vote", running, seat(0), CAST],
  ["no-such-vote", voting, seat(0), { ...CAST, item: 2 }],
  ["no-such-vote", voting, seat(0), { ...CAST, vote: 1 }],
  ["not-admitted", waiting, seat(1), CAST],
  ["seat-removed", gone, seat(1), CAST],
  ["seat-lost", voting, seat(7), CAST],
  ["not-allowed", voting, host, CAST],
  ["not-allowed", voting, seat(0), opens],
  ["not-allowed", voting, host, begin(1)],
  [
    "session-ended",
    held([...VOTE, asks(host, { type: "end-session" })]).session,
    host,
    { ...opens, vote: 1 },
  ],
])("refuses with %s", (code, session, actor, command) => {
  expect(answer(session, actor, command)).toEqual(problem(code as never));
});

import { expect, test } from "vitest";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { type Ask, exerciseOf, held } from "@/lib/testing/session/arbitrary-class";
import type { Actor, HostCommand, ParticipantCommand } from "./commands";
import { decide } from "./decide";
import { cleanNote } from "./decide-host";
import { problem } from "./problem";

const host: Actor = { kind: "host" };
const ada: Actor = { kind: "participant", participant: 0 };

function asks(actor: Actor, command: HostCommand | ParticipantCommand): Ask {
  return { actor, command: () => command, wait: 1_000 };
}

function answer(session: Session, command: HostCommand | ParticipantCommand, actor = host) {
  const decision = decide(session, command, {
    actor,
    now: 10_000,
    seed: 1,
    maxParticipants: 2,
    isDoubtful,
    exerciseOf,
  });
  return decision.ok ? decision.events : decision.problem;
}

const joins: Ask = {
  actor: { kind: "system" },
  command: () => ({ type: "join", nickname: "Ada" }),
  wait: 0,
};
const lobby = held([joins]).session;
const round = [joins, asks(host, { type: "start-round", round: 0 })];
const running = held(round).session;

test("a hand is up from the moment it was raised, until its owner or the host lowers it", () => {
  const raised = held([...round, asks(ada, { type: "set-hand", raised: true })]).session;
  expect(raised.participants[0].handRaisedAt).toBe(2_000);
  expect(answer(raised, { type: "set-hand", raised: true }, ada)).toEqual([]);
  const lowered = [{ type: "hand-lowered", participant: 0 }];
  expect(answer(raised, { type: "set-hand", raised: false }, ada)).toEqual(lowered);
  expect(answer(raised, { type: "lower-hand", participant: 0 })).toEqual(lowered);
  expect(answer(running, { type: "lower-hand", participant: 0 })).toEqual([]);
});

test("the spotlight moves from one participant to another, and goes off if its participant is removed", () => {
  const lit = [...round, asks(host, { type: "set-spotlight", spotlight: { participant: 0, run: null } })];
  expect(held(lit).session.spotlight).toEqual({ participant: 0, run: null });
  expect(answer(held(lit).session, { type: "set-spotlight", spotlight: null })).toEqual([
    { type: "spotlight-changed", participant: null, run: null },
  ]);
  const removed = held([...lit, asks(host, { type: "remove-participant", participant: 0 })]).session;
  expect(removed.spotlight).toBe(null);
});

test("a note is cleaned, belongs to its round, and is not added twice", () => {
  const remark = { type: "add-note", text: " Look\u0000 at\n\u202Ethis ", shown: true } as const;
  const noted = held([...round, asks(host, remark)]).session;
  expect(noted.notes).toEqual([{ at: 2_000, round: 0, text: "Look at this", shown: true }]);
  expect(answer(noted, remark)).toEqual([]);
  expect(answer(noted, { ...remark, shown: false })).toHaveLength(1);
  expect(held([joins, asks(host, remark)]).session.notes[0].round).toBe(null);
});

test("a note may have 280 characters, but not 281, and not none", () => {
  expect(cleanNote("😀".repeat(280))).toMatchObject({ ok: true });
  expect(cleanNote("x".repeat(281))).toEqual({ ok: false, problem: problem("note-too-long") });
  expect(cleanNote("\ud800 \n")).toEqual({ ok: false, problem: problem("note-empty") });
});

test("hints are as planned until the host chooses, and choosing the current setting changes nothing", () => {
  expect(answer(running, { type: "set-hints", on: true })).toEqual([]);
  expect(answer(running, { type: "set-hints", on: false })).toEqual([{ type: "hints-changed", on: false }]);
  expect(held([...round, asks(host, { type: "set-hints", on: false })]).session.hints).toBe(false);
});

const ended = held([joins, asks(host, { type: "end-session" })]).session;

test.each<[string, Session, HostCommand | ParticipantCommand, Actor]>([
  ["no-such-participant", running, { type: "set-spotlight", spotlight: { participant: 3, run: null } }, host],
  ["no-such-run", running, { type: "set-spotlight", spotlight: { participant: 0, run: 0 } }, host],
  ["no-such-participant", running, { type: "lower-hand", participant: 3 }, host],
  ["not-allowed", running, { type: "lower-hand", participant: 0 }, ada],
  ["not-allowed", running, { type: "set-hidden", board: true, names: true }, ada],
  ["not-allowed", running, { type: "set-hand", raised: true }, host],
  ["round-not-running", lobby, { type: "set-hints", on: false }, host],
  ["session-ended", ended, { type: "set-hand", raised: true }, ada],
  ["session-ended", ended, { type: "add-note", text: "late", shown: false }, host],
])("%s", (code, session, command, actor) => {
  expect(answer(session, command, actor)).toEqual(problem(code as never));
});

test("the pictures on the projector take turns from one command until another is chosen, or the class moves on", () => {
  const rotate = { type: "show-picture", number: 0, picture: null, rotates: true } as const;
  const rotating = held([...round, asks(host, rotate)]).session;
  expect(rotating.shown).toEqual({ picture: null, rotates: true, count: 1 });
  expect(answer(rotating, rotate)).toEqual([]);
  expect(answer(running, { ...rotate, picture: "curves" })).toEqual(problem("bad-request"));
  const chosen = asks(host, { type: "show-picture", number: 1, picture: "curves" });
  expect(held([...round, asks(host, rotate), chosen]).session.shown).toEqual({ picture: "curves", count: 2 });
  const closed = asks(host, { type: "close-round", round: 0 });
  expect(held([...round, asks(host, rotate), closed]).session.shown).toEqual({ picture: null, count: 1 });
  const paused = asks(host, { type: "pause-round", round: 0 });
  expect(held([...round, asks(host, rotate), paused]).session.shown).toEqual(rotating.shown);
});

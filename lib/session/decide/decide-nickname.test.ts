import { expect, test } from "vitest";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { type Ask, exerciseOf, held } from "@/lib/testing/session/arbitrary-class";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "./commands";
import { decide } from "./decide";

const host: Actor = { kind: "host" };
const system: Actor = { kind: "system" };
const student: Actor = { kind: "participant", participant: 0 };
type Command = HostCommand | ParticipantCommand | SystemCommand;

const ask = (actor: Actor, command: Command): Ask => ({ actor, command: () => command, wait: 10 });
const joins = (nickname: string, insteadOf?: number) => ask(system, { type: "join", nickname, insteadOf });
const chooses = (nickname: string) => ask(student, { type: "choose-nickname", nickname });
const refuses = ask(host, { type: "refuse-nicknames", participants: [0] });

/** Seat 0's nickname, its wish, and how often it was refused. */
function named(...asks: Ask[]) {
  const { nickname, wish, wishesRefused } = held(asks).session.participants[0];
  return { nickname, wish, wishesRefused };
}
const codeOf = (session: Session, actor: Actor, command: Command) => {
  const decision = decide(session, command, {
    actor,
    now: 1_000,
    seed: 5,
    maxParticipants: 4,
    isDoubtful,
    exerciseOf,
  });
  return decision.ok ? decision.events : decision.problem.code;
};
const ANIMAL = named(joins("fuck school")).nickname;

test("whoever joins with a doubtful nickname is in at once, under a drawn name, while their choice waits", () => {
  expect(ANIMAL).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  expect(named(joins("fuck school"))).toEqual({ nickname: ANIMAL, wish: "fuck school", wishesRefused: 0 });
  expect(named(joins("Dick"))).toEqual({ nickname: "Dick", wish: null, wishesRefused: 0 });
  const drawn = ask(host, { type: "set-lobby", generatedNames: true });
  expect(named(drawn, joins("fuck school"))).toMatchObject({ wish: null });
});

test("the host allows the nickname that they see, not one that has replaced it since", () => {
  const allows = (nickname: string) => ask(host, { type: "allow-nickname", participant: 0, nickname });
  expect(named(joins("Big Dick"), allows("Big Dick"))).toEqual({
    nickname: "Big Dick",
    wish: null,
    wishesRefused: 0,
  });
  const { session } = held([joins("Big Dick"), chooses("fuck school")]);
  expect(codeOf(session, host, { type: "allow-nickname", participant: 0, nickname: "Big Dick" })).toBe(
    "nickname-changed",
  );
  const { session: taken } = held([
    joins("Ada"),
    joins("f.u.c.k"),
    ask(host, { type: "rename-participant", participant: 0, nickname: "F.U.C.K" }),
  ]);
  expect(codeOf(taken, host, { type: "allow-nickname", participant: 1, nickname: "f.u.c.k" })).toBe(
    "nickname-taken",
  );
});

test("a waiting student may choose a harmless nickname at once; after a refusal every choice waits, and the number of choices is limited", () => {
  expect(named(joins("fuck school"), chooses("Ada"))).toEqual({
    nickname: "Ada",
    wish: null,
    wishesRefused: 0,
  });
  expect(named(joins("fuck school"), chooses("kcuf"))).toEqual({
    nickname: ANIMAL,
    wish: "kcuf",
    wishesRefused: 0,
  });
  expect(named(joins("fuck school"), chooses(ANIMAL))).toEqual({
    nickname: ANIMAL,
    wish: null,
    wishesRefused: 0,
  });
  expect(named(joins("fuck school"), refuses)).toEqual({ nickname: ANIMAL, wish: null, wishesRefused: 1 });
  expect(named(joins("fuck school"), refuses, chooses("Ada"))).toEqual({
    nickname: ANIMAL,
    wish: "Ada",
    wishesRefused: 1,
  });
  const stubborn = [joins("fuck school"), refuses, chooses("fuk"), refuses, chooses("fuq"), refuses];
  expect(codeOf(held(stubborn).session, student, { type: "choose-nickname", nickname: "Ada" })).toBe(
    "nickname-settled",
  );
  expect(codeOf(held([joins("Ada")]).session, student, { type: "choose-nickname", nickname: "Eve" })).toBe(
    "nickname-settled",
  );
});

test("joining again from the same machine does not get a nickname past the host", () => {
  expect(named(joins("Ada"), joins("fuck school", 0))).toMatchObject({ wish: "fuck school" });
  expect(named(joins("Ada"), joins("fuck school", 0)).nickname).not.toBe("Ada");
  expect(named(joins("fuck school"), joins("kcuf", 0))).toEqual({
    nickname: ANIMAL,
    wish: "kcuf",
    wishesRefused: 0,
  });
  expect(named(joins("fuck school"), refuses, joins("Ada", 0))).toMatchObject({ wish: "Ada" });
});

test("a name that the host gives stays, until the host says otherwise", () => {
  const draws = (insteadOf: string) =>
    ask(host, { type: "draw-nickname", participant: 0, insteadOf, language: "ar" });
  const given = named(joins("Teacher is fat"), draws("Teacher is fat"));
  expect(given).toMatchObject({ wish: null, wishesRefused: 1 });
  expect(given.nickname).toMatch(/^\p{sc=Arabic}+ \p{sc=Arabic}+$/u);
  // A double click draws only one name.
  expect(named(joins("Teacher is fat"), draws("Teacher is fat"), draws("Teacher is fat"))).toEqual(given);
  expect(named(joins("Teacher is fat"), draws("Teacher is fat"), chooses("Teacher is fat"))).toEqual({
    ...given,
    wish: "Teacher is fat",
  });
});

test("a nickname that the host types is never held back, and settles the wish", () => {
  const renames = (nickname: string) => ask(host, { type: "rename-participant", participant: 0, nickname });
  expect(named(joins("Ada"), renames("Dickhead"))).toEqual({
    nickname: "Dickhead",
    wish: null,
    wishesRefused: 0,
  });
  expect(named(joins("fuck school"), renames("Ada"))).toEqual({
    nickname: "Ada",
    wish: null,
    wishesRefused: 0,
  });
});

test("whoever waits to be let in may choose another nickname meanwhile", () => {
  const approval = ask(host, { type: "set-lobby", approval: true });
  expect(named(approval, joins("fuck school"), chooses("Ada"))).toMatchObject({
    nickname: "Ada",
    wish: null,
  });
});

import { expect, test } from "vitest";
import { EMPTY_SESSION, type Participant, type Session } from "@/lib/session/log/session";
import { appearancesOf, drawNickname, isTaken } from "./names-in-use";
import { cleanNickname } from "./nickname";
import { NAME_LANGUAGES, NICKNAME_WORDS, nicknameOf } from "./nickname-words";

const classOf = (names: readonly string[]): Session => ({
  ...EMPTY_SESSION,
  participants: names.map((nickname, id) => ({ id, nickname, removed: false }) as Participant),
});

test.each([
  ["Anna", "anna"],
  ["Anna", "Аnna"],
  ["АННА", "AHHA"],
  ["Ian", "lan"],
  ["Lee 1", "Lee l"],
  ["Bob0", "BobO"],
  ["علی‌رضا", "علیرضا"],
  ["علی", "على"],
  ["fine", "ﬁne"],
  ["Ada", "Ａｄａ"],
  ["Ada", "𝒜𝒹𝒶"],
  ["Amna", "Arnna"],
  ["José", "Jose\u0301"],
])("with %s in the class, %s is taken", (here, wanted) => {
  expect(isTaken(classOf([here]), wanted)).toBe(true);
  expect(isTaken(classOf([wanted]), here)).toBe(true);
});

test.each([
  ["Anna", "Ana"],
  ["Ali", "All"],
  ["Ian", "Jan"],
  ["José", "Jose"],
  ["محمد", "محمود"],
  ["نور", "نورا"],
  ["👩‍🚀", "👩‍🔬"],
  ["漢", "汉"],
])("with %s in the class, %s is free", (here, wanted) => {
  expect(isTaken(classOf([here]), wanted)).toBe(false);
});

test("a name is free for the participant who has it, and for everyone once they are removed", () => {
  const session = classOf(["Anna", "Аня"]);
  expect(isTaken(session, "АННА".toLowerCase(), 0)).toBe(false);
  expect(isTaken(session, "anna", 0)).toBe(false);
  const without = {
    ...session,
    participants: session.participants.map((one) => ({ ...one, removed: true })),
  };
  expect(isTaken(without, "Anna")).toBe(false);
});

test.each(NAME_LANGUAGES)("no two of the names that are suggested look the same (%s)", (language) => {
  const words = NICKNAME_WORDS[language];
  const all = words.adjectives.flatMap((adjective) =>
    words.animals.map((animal) => appearancesOf(nicknameOf(words, adjective, animal))),
  );
  for (const which of [0, 1]) expect(new Set(all.map((both) => both[which])).size).toBe(all.length);
});

test.each(NAME_LANGUAGES)("a class of 600 gets 600 names drawn, each once (%s)", (language) => {
  const names: string[] = [];
  for (let student = 0; student < 600; student++) names.push(drawNickname(classOf(names), language, student));
  expect(new Set(names).size).toBe(600);
  expect(names.every((name) => cleanNickname(name).ok)).toBe(true);
});

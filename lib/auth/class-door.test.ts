import { beforeAll, expect, test } from "vitest";
import { createSession, type SessionRow } from "@/db/session/sessions";
import { openRound } from "@/lib/session/decide/plan";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import { createClassDoor, FAILED_GUESSES, type Visitor } from "./class-door";

const SCHOOL = "203.0.113.7";
const stranger: Visitor = { address: SCHOOL, pass: null };
const browser = (pass: string): Visitor => ({ address: SCHOOL, pass });

describeOnEachDatabase((db) => {
  let row: SessionRow;
  beforeAll(async () => {
    const teacher = await newTeacher(db());
    row = await createSession(db(), {
      hostId: teacher.id,
      title: "Nets",
      plan: { rounds: [openRound("moons", null)] },
    });
  });
  const opened = () => {
    const door = createClassDoor();
    const find = async (code: string, visitor: Visitor) => {
      const found = await door.find(db(), code, visitor);
      return typeof found === "string" ? found : found.id;
    };
    return {
      right: (visitor: Visitor) => find(row.joinCode, visitor),
      wrong: (visitor: Visitor) => find("AAAAAA", visitor),
    };
  };
  const counted = (answers: readonly string[]) =>
    answers.filter((answer) => answer === "no-such-code").length;

  test("of ten thousand guesses at once twenty are looked up, and then a right code is answered like a wrong one", async () => {
    const { right, wrong } = opened();
    const answers = await Promise.all(Array.from({ length: 10_000 }, () => wrong(stranger)));
    expect(counted(answers)).toBe(FAILED_GUESSES.ofStrangers);
    expect(answers.filter((answer) => answer === "too-fast")).toHaveLength(
      10_000 - FAILED_GUESSES.ofStrangers,
    );
    expect([await right(stranger), await wrong(stranger)]).toEqual(["too-fast", "too-fast"]);
  });

  test("one browser has ten, whatever address it comes from, and all of an address have two hundred together", async () => {
    const { right, wrong } = opened();
    const guesses = async (visitors: Visitor[]) => counted(await Promise.all(visitors.map(wrong)));
    expect(await guesses(Array(50).fill(browser("one")))).toBe(FAILED_GUESSES.ofBrowser);
    expect(await right({ address: "198.51.100.1", pass: "one" })).toBe("too-fast");
    const many = Array.from({ length: 400 }, (_, index) => browser(`pass ${index}`));
    expect(await guesses(many)).toBe(FAILED_GUESSES.ofBrowsersTogether - FAILED_GUESSES.ofBrowser);
    expect(await right(browser("another"))).toBe("too-fast");
    expect(await right({ address: "198.51.100.1", pass: "another" })).toBe(row.id);
  });

  test("whoever guesses wrong blocks neither the browsers of the class beside them nor other addresses", async () => {
    const { right, wrong } = opened();
    for (let guess = 0; guess < 25; guess++) await wrong(stranger);
    for (let guess = 0; guess < 12; guess++) await wrong(browser("the guesser"));
    const honest = Array.from({ length: 300 }, (_, index) => right(browser(`student ${index}`)));
    expect(new Set(await Promise.all(honest))).toEqual(new Set([row.id]));
    expect(await right({ address: "198.51.100.1", pass: null })).toBe(row.id);
  });

  test("right codes cost nothing, however many at once", async () => {
    const { right } = opened();
    const answers = await Promise.all(Array.from({ length: 300 }, () => right(stranger)));
    expect(new Set(answers)).toEqual(new Set([row.id]));
  });
});

test("who has guessed too often is answered without a look at the codes, so that not even time tells right from wrong", async () => {
  const door = createClassDoor();
  const broken = {
    select() {
      throw new Error("no database");
    },
  } as never;
  const empty = { select: () => ({ from: () => ({ where: async () => [] }) }) } as never;
  for (let guess = 0; guess < FAILED_GUESSES.ofStrangers; guess++)
    expect(await door.find(empty, "AAAAAA", stranger)).toBe("no-such-code");
  expect(await door.find(broken, "AAAAAA", stranger)).toBe("too-fast");
  // A database that fails is nobody's failure: it costs no guess.
  for (let times = 0; times < 50; times++)
    await expect(door.find(broken, "AAAAAA", browser("one"))).rejects.toThrow();
  expect(await door.find(empty, "AAAAAA", browser("one"))).toBe("no-such-code");
});

test("a pass that this server did not give out is none", () => {
  const { passes } = createClassDoor();
  const pass = passes.fresh();
  expect(passes.valid(pass)).toBe(pass.split(".")[0]);
  const [id, seal] = pass.split(".");
  for (const forged of [
    undefined,
    "",
    id,
    `${id}.`,
    `AAAAAAAAAAAA.${seal}`,
    createClassDoor().passes.fresh(),
  ])
    expect(passes.valid(forged)).toBeNull();
});

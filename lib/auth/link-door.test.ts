import { expect, test } from "vitest";
import { makeInvitation } from "@/db/school/links";
import { createFirstTeacher, offerSetupCode } from "@/db/school/teachers";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { createLinkDoor, UNKNOWN_LINKS } from "./link-door";

const GUESS = "AAAAAAAAAAAAAAAAAAAAAA";

describeOnEachDatabase((db) => {
  test("whoever tries links waits, neither others nor whoever has a right one", async () => {
    const code = (await offerSetupCode(db(), "CODE")) ?? "";
    const owner = await createFirstTeacher(db(), {
      ...{ code, email: "ada@example.org", name: "Ada", passwordHash: "a hash" },
    });
    const made = await makeInvitation(db(), { madeBy: owner?.id ?? "", role: "teacher" });
    const token = typeof made === "string" ? "" : made.token;
    let now = 0;
    const door = createLinkDoor({ now: () => now });
    const find = (typed: string, address: string) => door.find(db(), "invitation", typed, address);
    const open = { state: "open", role: "teacher", teacher: null };

    for (let times = 0; times < 3 * UNKNOWN_LINKS; times++)
      expect(await find(token, "10.0.0.1")).toEqual(open);
    const guesses = [];
    for (let guess = 0; guess < 3 * UNKNOWN_LINKS; guess++) guesses.push(await find(GUESS, "10.0.0.2"));
    expect(guesses).toEqual([
      ...Array(UNKNOWN_LINKS).fill({ state: "unknown" }),
      ...Array(2 * UNKNOWN_LINKS).fill({ state: "wait", seconds: 60 }),
    ]);
    // Right or wrong: while somebody waits, they learn nothing.
    expect(await find(token, "10.0.0.2")).toEqual({ state: "wait", seconds: 60 });
    expect(await find(token, "10.0.0.3")).toEqual(open);
    now += 60_000;
    expect(await find(token, "10.0.0.2")).toEqual(open);
    expect(await find(GUESS, "10.0.0.2")).toEqual({ state: "unknown" });
    expect(await find(GUESS, "10.0.0.2")).toEqual({ state: "wait", seconds: 120 });
  });
});

test("a database that fails is nobody's wrong link", async () => {
  const door = createLinkDoor();
  const broken = {
    select() {
      throw new Error("no database");
    },
  } as never;
  for (let times = 0; times < 3 * UNKNOWN_LINKS; times++)
    await expect(door.find(broken, "reset", GUESS, "10.0.0.1")).rejects.toThrow("no database");
});

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { defaultPlan, LESSON_ROUNDS } from "@/lib/session/decide/default-plan";
import { PROMISES } from "./promises";
import { rehearseRound } from "./rehearsal";
import type { Seen } from "./seen";

const plan = defaultPlan({ downhill: "a", mistake: "b", drawings: "c", trap: "d", league: "e" });

/** What a small class saw in each round. */
async function seenByAll(): Promise<Seen[]> {
  const all: Seen[] = [];
  for (const [round, name] of LESSON_ROUNDS.entries()) {
    const challenge = findChallenge(plan.rounds[round]!.challenge)!;
    const of = [{ model: "usual" as const, students: 4, number: 0 }];
    for await (const { session } of rehearseRound(plan, round, challenge, 1, of))
      all.push(PROMISES[name]({ session, round, challenge }));
  }
  return all;
}

test("every promise that the page on the rehearsal lists is measured, and what is measured is a share, a figure or nothing", async () => {
  const seen = Object.assign({}, ...(await seenByAll())) as Seen;
  const page = await readFile("docs/rehearsal.md", "utf8");
  const listed = [...page.matchAll(/`(r\d_\w+)`/g)].map(([, name]) => name);
  expect(listed.length).toBeGreaterThan(40);
  expect(listed.filter((name) => !(name! in seen))).toEqual([]);
  expect(Object.values(seen).filter((value) => value !== null && !Number.isFinite(value))).toEqual([]);
});

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { changePlan, deletePlan, savePlan } from "@/db/school/plans";
import type { OwnContent } from "@/lib/learning/examples/own-content";
import { openRound, Plan } from "@/lib/session/decide/plan";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import { OWN_LIST, ownList, ownWords } from "@/lib/testing/learning/own-list";
import { OWN_TABLE } from "@/lib/testing/learning/own-table";
import { liveSessions } from "./lists/lists";
import { challengesOfPlan, challengesOfSession, storedChallenge } from "./own-challenges";
import { createHostedSession, createSession, deleteSession } from "./sessions";

const ARABIC = storedChallenge(
  ownWords({
    ...{ title: "أسماء: \"واحد\", 'اثنان', \\", language: "ar", direction: "rtl" },
    words: ["ليلى", "می\u200cشود", 'say "hi", {ok}\\', "𐐨lo"],
  }),
);
const OWN = storedChallenge(OWN_TABLE);
const idOf = (content: OwnContent) => storedChallenge(content).id;

test("everything that is stored of a challenge is in its id, which a plan may name", () => {
  const words = [
    OWN_LIST,
    { ...OWN_LIST, title: "Other rivers" },
    { ...OWN_LIST, language: "de" },
    { ...OWN_LIST, direction: "rtl" as const },
    { ...OWN_LIST, words: OWN_LIST.words.slice(1) },
    { ...OWN_LIST, words: [...OWN_LIST.words].reverse() },
  ].map((list) => idOf(ownWords(list)));
  const [first, ...rest] = OWN_TABLE.columns;
  const tables = [
    OWN_TABLE,
    { ...OWN_TABLE, title: "Other irises" },
    { ...OWN_TABLE, columns: rest },
    { ...OWN_TABLE, columns: [...rest, first!] },
    { ...OWN_TABLE, columns: [{ ...first!, name: "width" }, ...rest] },
    { ...OWN_TABLE, columns: [{ ...first!, cells: first!.cells.with(0, 9) }, ...rest] },
  ].map(idOf);
  expect(new Set([...words, ...tables]).size).toBe(words.length + tables.length);
  for (const id of words) expect(id).toMatch(/^words-[0-9a-f]{16}$/);
  for (const id of tables) expect(id).toMatch(/^table-[0-9a-f]{16}$/);
  const rounds = [...words, ...tables].map((id) => openRound(id, null));
  expect(Plan.parse({ rounds })).toEqual({ rounds });
});

test("a list of words has the name that it had before there were tables", () => {
  expect(idOf(ownWords(OWN_LIST))).toBe("words-cf40e9c6c0e30a7d");
});

describeOnEachDatabase((db) => {
  const plan = { rounds: [openRound(OWN.id, null), openRound(ARABIC.id, 5)] };
  const sorted = (own: readonly { id: string }[]) => [...own].sort((a, b) => (a.id < b.id ? -1 : 1));

  test("a session's own challenges come back as they were, are its own, and go with it", async () => {
    const host = await newTeacher(db());
    const session = { hostId: host.id, title: "Words", plan, own: [OWN, ARABIC] };
    const row = await createSession(db(), session);
    const other = await createHostedSession(db(), { ...session, own: [OWN] });
    if (typeof other === "string") throw new Error(other);
    expect(sorted(await challengesOfSession(db(), row.id))).toEqual(sorted([OWN, ARABIC]));
    expect(await challengesOfSession(db(), row.id, ARABIC.id)).toEqual([ARABIC]);
    expect(await challengesOfSession(db(), other.id, ARABIC.id)).toEqual([]);
    expect(await challengesOfSession(db(), randomUUID())).toEqual([]);
    expect(await deleteSession(db(), row.id, host.id)).toBe(true);
    expect(await challengesOfSession(db(), row.id)).toEqual([]);
    expect(await challengesOfSession(db(), other.id)).toEqual([OWN]);
  });

  test("a session is created with all of its own challenges or not at all", async () => {
    const host = await newTeacher(db());
    const session = { hostId: host.id, title: "Words", plan, own: [OWN, OWN] };
    await expect(createSession(db(), session)).rejects.toThrow();
    expect(await liveSessions(db(), host.id)).toEqual([]);
  });

  test("a saved plan's own challenges are changed with it, by its teacher alone, and go with it", async () => {
    const [ada, bob] = [await newTeacher(db()), await newTeacher(db())];
    const saved = await savePlan(db(), { teacherId: ada.id, name: "Words", plan, own: [OWN, ARABIC] });
    const { id } = saved!;
    expect(sorted(await challengesOfPlan(db(), id))).toEqual(sorted([OWN, ARABIC]));
    const longest = storedChallenge(ownWords(ownList(5_000)));
    const change = { name: "Long words", plan, own: [longest, OWN] };
    expect(await changePlan(db(), id, { teacherId: bob.id, ...change })).toBe(false);
    expect(sorted(await challengesOfPlan(db(), id))).toEqual(sorted([OWN, ARABIC]));
    expect(await changePlan(db(), id, { teacherId: ada.id, ...change })).toBe(true);
    expect(sorted(await challengesOfPlan(db(), id))).toEqual(sorted([longest, OWN]));
    expect(await deletePlan(db(), id, ada.id)).toBe(true);
    expect(await challengesOfPlan(db(), id)).toEqual([]);
  });
});

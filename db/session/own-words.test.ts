import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { changePlan, deletePlan, savePlan } from "@/db/school/plans";
import { openRound, Plan } from "@/lib/session/decide/plan";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import { OWN_LIST, ownList } from "@/lib/testing/learning/own-list";
import { liveSessions } from "./lists/lists";
import { idOfWords, withId, wordsOfPlan, wordsOfSession } from "./own-words";
import { createHostedSession, createSession, deleteSession } from "./sessions";

const ARABIC = withId({
  ...{ title: "أسماء: \"واحد\", 'اثنان', \\", language: "ar", direction: "rtl" },
  words: ["ليلى", "می\u200cشود", 'say "hi", {ok}\\', "𐐨lo"],
});
const OWN = withId(OWN_LIST);

test("everything that is stored of words is in their id, which a plan may name", () => {
  const ids = [
    OWN_LIST,
    { ...OWN_LIST, title: "Other rivers" },
    { ...OWN_LIST, language: "de" },
    { ...OWN_LIST, direction: "rtl" as const },
    { ...OWN_LIST, words: OWN_LIST.words.slice(1) },
    { ...OWN_LIST, words: [...OWN_LIST.words].reverse() },
  ].map(idOfWords);
  expect(new Set(ids).size).toBe(ids.length);
  expect(idOfWords({ ...OWN_LIST })).toBe(ids[0]);
  for (const id of ids) expect(id).toMatch(/^words-[0-9a-f]{16}$/);
  const rounds = ids.map((id) => openRound(id, null));
  expect(Plan.parse({ rounds })).toEqual({ rounds });
});

describeOnEachDatabase((db) => {
  const plan = { rounds: [openRound(OWN.id, null), openRound(ARABIC.id, 5)] };
  const sorted = (lists: readonly { id: string }[]) => [...lists].sort((a, b) => (a.id < b.id ? -1 : 1));

  test("a session's words come back as they were, are its own, and go with it", async () => {
    const host = await newTeacher(db());
    const session = { hostId: host.id, title: "Words", plan, lists: [OWN, ARABIC] };
    const row = await createSession(db(), session);
    const other = await createHostedSession(db(), { ...session, lists: [OWN] });
    if (typeof other === "string") throw new Error(other);
    expect(sorted(await wordsOfSession(db(), row.id))).toEqual(sorted([OWN, ARABIC]));
    expect(await wordsOfSession(db(), row.id, ARABIC.id)).toEqual([ARABIC]);
    expect(await wordsOfSession(db(), other.id, ARABIC.id)).toEqual([]);
    expect(await wordsOfSession(db(), randomUUID())).toEqual([]);
    expect(await deleteSession(db(), row.id, host.id)).toBe(true);
    expect(await wordsOfSession(db(), row.id)).toEqual([]);
    expect(await wordsOfSession(db(), other.id)).toEqual([OWN]);
  });

  test("a session is created with all of its words or not at all", async () => {
    const host = await newTeacher(db());
    const session = { hostId: host.id, title: "Words", plan, lists: [OWN, OWN] };
    await expect(createSession(db(), session)).rejects.toThrow();
    expect(await liveSessions(db(), host.id)).toEqual([]);
  });

  test("a saved plan's words are changed with it, by its teacher alone, and go with it", async () => {
    const [ada, bob] = [await newTeacher(db()), await newTeacher(db())];
    const saved = await savePlan(db(), { teacherId: ada.id, name: "Words", plan, lists: [OWN, ARABIC] });
    const { id } = saved!;
    expect(sorted(await wordsOfPlan(db(), id))).toEqual(sorted([OWN, ARABIC]));
    const longest = withId(ownList(5_000));
    const change = { name: "Long words", plan, lists: [longest, OWN] };
    expect(await changePlan(db(), id, { teacherId: bob.id, ...change })).toBe(false);
    expect(sorted(await wordsOfPlan(db(), id))).toEqual(sorted([OWN, ARABIC]));
    expect(await changePlan(db(), id, { teacherId: ada.id, ...change })).toBe(true);
    expect(sorted(await wordsOfPlan(db(), id))).toEqual(sorted([longest, OWN]));
    expect(await deletePlan(db(), id, ada.id)).toBe(true);
    expect(await wordsOfPlan(db(), id)).toEqual([]);
  });
});

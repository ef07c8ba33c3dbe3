import { expect, test } from "vitest";
import { type StoredChallenge, storedChallenge } from "@/db/session/own-challenges";
import { aboutOwn } from "@/lib/challenges/own-challenge";
import { openRound } from "@/lib/session/decide/plan";
import { OWN_LIST, ownWords } from "@/lib/testing/learning/own-list";
import { OWN_TABLE } from "@/lib/testing/learning/own-table";
import { startOf } from "./known-challenges";
import { plannedSession as planned } from "./planned-session";

const WORDS = storedChallenge(ownWords(OWN_LIST));
const TABLE = storedChallenge(OWN_TABLE);
/** What the teacher has. */
const OWN: readonly StoredChallenge[] = [WORDS, TABLE];
const plannedSession = (typed: unknown) =>
  planned(typed, async (ids) => OWN.filter(({ id }) => ids.includes(id)));
const sent = (...rounds: readonly unknown[]) => ({ title: "Own", plan: { rounds } });

test("what is said of an own challenge is found out by the server, whatever the page says of it", async () => {
  const [words, table] = [aboutOwn(ownWords(OWN_LIST)), aboutOwn(OWN_TABLE)];
  const lies = { ...words, ...table } as Record<string, object>;
  const counts = { train: 1, validation: 1, test: 1 };
  for (const name of Object.keys(lies)) lies[name] = { ...lies[name], title: "Not mine", counts };
  const [first, second] = [openRound(WORDS.id, 5), openRound(TABLE.id, 5)];
  expect(
    await plannedSession(sent({ ...first, ...lies }, { ...second, ...lies }, openRound("moons", null))),
  ).toEqual({
    title: "Own",
    plan: { rounds: [{ ...first, ...words }, { ...second, ...table }, openRound("moons", null)] },
    own: OWN,
  });
});

test("the same challenge in two rounds is stored once, and one of no round is not", async () => {
  const made = await plannedSession(sent(openRound(TABLE.id, 5), openRound(TABLE.id, null)));
  expect(made?.own).toEqual([TABLE]);
  expect(made?.plan.rounds.map(({ challenge }) => challenge)).toEqual([TABLE.id, TABLE.id]);
});

test("a round that the class draws is named after its words, whatever the page says, and needs them", async () => {
  const drawn = openRound("class-drawings-9", 5);
  const drawings = { labels: [" cat ", "fish"] };
  const drawnPlan = await plannedSession(sent({ ...drawn, drawings }));
  const round = { ...drawn, challenge: "class-drawings-2", drawings: { labels: ["cat", "fish"] } };
  expect(drawnPlan?.plan.rounds).toEqual([round]);
  expect(startOf("Drawn", { rounds: [round] }).plan.rounds).toEqual([round]);
  for (const labels of [["cat"], ["cat", "CAT"], ["cat", "fuck"]])
    expect(await plannedSession(sent({ ...drawn, drawings: { labels } }))).toBeNull();
  expect(await plannedSession(sent(drawn))).toBeNull();
  const other = { ...openRound("moons", 5), drawings };
  expect((await plannedSession(sent(other)))?.plan.rounds).toEqual([openRound("moons", 5)]);
});

test("what a page says of an own challenge where a round has none is dropped", async () => {
  const round = openRound("moons", null);
  const about = { ...aboutOwn(ownWords(OWN_LIST)), ...aboutOwn(OWN_TABLE) };
  expect(await plannedSession(sent({ ...round, ...about }))).toEqual({
    ...{ title: "Own", plan: { rounds: [round] }, own: [] },
  });
});

test("a plan from before recorded data was parted again becomes one on the present parts, also in the form", async () => {
  const [before, now] = [
    ["iris", "moons"],
    ["iris-2", "moons"],
  ].map((ids) => ({
    rounds: ids.map((id) => openRound(id, 5)),
  }));
  expect((await plannedSession({ title: "Flowers", plan: before }))?.plan).toEqual(now);
  expect(startOf("Flowers", before)).toEqual({ title: "Flowers", plan: now });
});

test.each<[string, unknown]>([
  ["words that the teacher has not", sent(openRound("words-0000000000000000", 5))],
  [
    "a table that the teacher has not",
    sent({ ...openRound("table-0000000000000000", 5), ...aboutOwn(OWN_TABLE) }),
  ],
  ["an unknown field", { ...sent(openRound("moons", 5)), hostId: "somebody" }],
  [
    "a locked network that does not fit its letters",
    sent({
      ...openRound(WORDS.id, 5),
      locks: { network: { layers: [{ kind: "max-pool", size: 2, stride: 2 }] } },
    }),
  ],
])("%s are refused", async (_, typed) => {
  expect(await plannedSession(typed)).toBeNull();
});

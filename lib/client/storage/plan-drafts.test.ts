import { expect, test } from "vitest";
import { openRound } from "@/lib/session/decide/plan";
import { type Draft, type DraftPlace, openDrafts } from "./plan-drafts";

const NEW: DraftPlace = { teacher: "ada", page: "new", base: "" };
const draft = (title: string): Draft => ({ title, rounds: [openRound("moons", 5)], around: {} });

/** A browser's storage. `room`: how many characters fit. */
function storageOf(room = Number.POSITIVE_INFINITY): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem(key, value) {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
  };
}

test("a draft is there for the next page, even without a title or a round, until it is removed", () => {
  const storage = storageOf();
  const first = openDrafts(NEW, storage, () => 1_000);
  expect(first.read()).toBeNull();
  expect(first.write({ title: "", rounds: [], around: {} })).toBe("saved");
  expect(first.write(draft("Nets"))).toBe("saved");
  const next = openDrafts(NEW, storage, () => 2_000);
  expect(next.read()).toEqual({ ...draft("Nets"), savedAt: 1_000, base: "" });
  next.remove();
  expect(openDrafts(NEW, storage).read()).toBeNull();
});

test("of two tabs, the second to write learns of the first, and nothing is lost until somebody decides", () => {
  const storage = storageOf();
  const [one, other] = [openDrafts(NEW, storage), openDrafts(NEW, storage)];
  one.read();
  other.read();
  expect(one.write(draft("One"))).toBe("saved");
  expect(other.write(draft("Other"))).toBe("changed");
  // Nor does this tab's `remove` delete what another tab has written.
  other.remove();
  expect(openDrafts(NEW, storage).read()?.title).toBe("One");
  expect(other.overwrite(draft("Other"))).toBe("saved");
  expect(one.write(draft("One again"))).toBe("changed");
  expect(one.read()?.title).toBe("Other");
  expect(one.write(draft("One after the other"))).toBe("saved");
});

test("another teacher on the same machine and another page do not see it", () => {
  const storage = storageOf();
  openDrafts(NEW, storage).write(draft("Ada's"));
  for (const place of [
    { ...NEW, teacher: "grace" },
    { ...NEW, page: "plan:1" },
  ])
    expect(openDrafts(place, storage).read()).toBeNull();
  openDrafts({ ...NEW, teacher: "grace" }, storage).write(draft("Grace's"));
  expect(openDrafts(NEW, storage).read()?.title).toBe("Ada's");
});

test("without storage, or without room, saving the draft fails", () => {
  expect(openDrafts(NEW, null).write(draft("Nets"))).toBe("failed");
  expect(openDrafts(NEW, null).read()).toBeNull();
  const full = openDrafts(NEW, storageOf(10));
  expect([full.write(draft("Nets")), full.overwrite(draft("Nets"))]).toEqual(["failed", "failed"]);
});

test("words that an earlier version stored next to its drafts are removed", () => {
  const storage = storageOf();
  openDrafts(NEW, storage).write(draft("Nets"));
  storage.setItem("downhill-words/ada/new/words-9", "{}");
  expect(openDrafts(NEW, storage).read()?.title).toBe("Nets");
  expect(storage.length).toBe(1);
});

test("invalid drafts, and those that are three months old, are ignored and removed", () => {
  const storage = storageOf();
  const day = 24 * 60 * 60 * 1000;
  openDrafts({ ...NEW, page: "old" }, storage, () => 0).write(draft("Old"));
  storage.setItem("downhill-plan/ada/new", '{"rounds":[{"challenge":"../x"}]}');
  storage.setItem("downhill-plan/ada/broken", "{");
  storage.setItem("theme", "dark");
  const page = openDrafts(NEW, storage, () => 91 * day);
  expect(page.read()).toBeNull();
  expect(storage.length).toBe(1);
  expect(page.write(draft("New"))).toBe("saved");
});

test("half-typed questions and scripts are kept as they are, however long", () => {
  const storage = storageOf();
  const typed: Draft = {
    ...draft("Typing"),
    rounds: [
      {
        ...openRound("moons", 5),
        prediction: {
          text: "",
          answer: { kind: "choices", choices: [""], right: null },
          outcome: { of: "units", values: [0] },
        },
        script: { say: "x".repeat(5_000), watch: "", watchPictures: [], ask: ["", "Why?"], askPictures: [] },
        talk: { before: 0, after: 4 },
      },
    ],
    around: {
      checks: [{ text: "?", answer: { kind: "number" }, outcome: null }],
      asking: false,
      frame: { opening: 3, closing: 3 },
    },
  };
  openDrafts(NEW, storage, () => 1_000).write(typed);
  expect(openDrafts(NEW, storage, () => 2_000).read()).toEqual({ ...typed, savedAt: 1_000, base: "" });
});

import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import type { Split } from "@/lib/learning/examples/split";
import {
  SEAL_KEY_BYTES,
  SEAL_NONCE_BYTES,
  seal,
  sealedSplitPath,
  sealKeyPath,
} from "@/lib/protocol/sealed-split";
import { encodeSplit, splitPath } from "@/lib/protocol/split";
import { createSplitsAhead } from "./splits-ahead";

const key = new Uint8Array(SEAL_KEY_BYTES).fill(7);
const splitOf = (value: number): Split => ({
  ...{ count: 1, features: Float32Array.of(value), labels: Float32Array.of(0) },
});
const sealed = (value: number) =>
  seal(gzipSync(Buffer.from(encodeSplit(splitOf(value)))), key, new Uint8Array(SEAL_NONCE_BYTES).fill(value));
/** What an open download brings. */
const OPEN = splitOf(99);
const refused = () => Response.json({ problem: { code: "round-not-running" } }, { status: 409 });
const never = new AbortController().signal;
const moons = (round: number) => ({ round, challenge: "moons" });

/** A server with the examples of rounds 0 and 1, and the key of those that have started. Pauses end when they are told to. */
function scene({ started = [] as number[], failing = 0 } = {}) {
  const asked: string[] = [];
  const pauses: { milliseconds: number; end: () => void }[] = [];
  const fetched: string[] = [];
  let failures = failing;
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    if (path.includes("sealed-splits") && failures-- > 0) throw new TypeError("offline");
    for (const round of [0, 1]) {
      if (path === sealedSplitPath("class", moons(round), "train"))
        return new Response(sealed(10 * round + 1));
      if (path === sealedSplitPath("class", moons(round), "validation"))
        return new Response(sealed(10 * round + 2));
      if (path.startsWith(splitPath("class", round, "train").replace("train", "")))
        return new Response(gzipSync(Buffer.from(encodeSplit(OPEN))));
      if (path === sealKeyPath("class", round))
        return started.includes(round) ? new Response(key) : refused();
    }
    return refused();
  });
  const ahead = createSplitsAhead({
    sessionId: "class",
    fetched: () => void fetched.push("fetched"),
    pause: (milliseconds) => new Promise((end) => pauses.push({ milliseconds, end })),
    chance: () => 0.5,
  });
  const examples = async (round: number) => {
    const trouble = () => {};
    const result = await ahead.examples({
      ...{ round, challenge: { id: "moons", featureShape: [1] } },
      ...{ signal: never, trouble },
    });
    return result?.ok ? [result.value.train, result.value.validation] : null;
  };
  const settle = async () => {
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
    await new Promise((done) => setTimeout(done));
  };
  const rest = async () => {
    pauses.shift()?.end();
    await settle();
  };
  return { ahead, examples, asked, pauses, fetched, started, rest, settle };
}

test("what was fetched for a round is dropped once another challenge takes its place", async () => {
  const { ahead, examples, asked, started, rest } = scene();
  started.push(1);
  ahead.foresee({ round: 1, challenge: "circles" });
  await rest();
  expect(asked).toEqual(
    ["train", "validation"].map((split) => `/api/sessions/class/rounds/1/sealed-splits/${split}?of=circles`),
  );
  ahead.foresee(moons(1));
  expect(await examples(1)).toEqual([OPEN, OPEN]);
});

test("the next round's examples are fetched at a time of each lab's own, and opened with the key once the round has started", async () => {
  const { ahead, examples, asked, pauses, fetched, started, rest } = scene();
  ahead.foresee(moons(1));
  ahead.foresee(moons(1));
  expect([asked, pauses.map(({ milliseconds }) => milliseconds)]).toEqual([[], [5_000]]);
  await rest();
  expect(asked).toEqual([
    sealedSplitPath("class", moons(1), "train"),
    sealedSplitPath("class", moons(1), "validation"),
  ]);
  expect(fetched).toEqual(["fetched"]);
  started.push(1);
  expect(await examples(1)).toEqual([splitOf(11), splitOf(12)]);
  expect(asked.slice(2)).toEqual([sealKeyPath("class", 1)]);
  expect(await examples(1)).toEqual([OPEN, OPEN]);
});

test("the key is asked for again until the start of the round is stored", async () => {
  const { ahead, examples, started, rest } = scene();
  ahead.foresee(moons(0));
  await rest();
  const taken = examples(0);
  await rest();
  started.push(0);
  await rest();
  await rest();
  expect(await taken).toEqual([splitOf(1), splitOf(2)]);
});

test("what has not been begun when the round starts, or is another round's, is left to an open download", async () => {
  const { ahead, examples, asked, started, rest } = scene({ started: [0, 1] });
  ahead.foresee(moons(0));
  expect(await examples(0)).toEqual([OPEN, OPEN]);
  await rest();
  ahead.foresee(moons(1));
  await rest();
  expect(await examples(0)).toEqual([OPEN, OPEN]);
  expect(asked.filter((path) => path.includes("seal-key"))).toEqual([]);
  expect(started).toEqual([0, 1]);
});

test("after a few failures it gives up", async () => {
  const { ahead, examples, pauses, fetched, rest } = scene({ started: [0], failing: 99 });
  ahead.foresee(moons(0));
  const rests: number[] = [];
  while (pauses.length > 0) {
    rests.push(pauses[0]!.milliseconds);
    await rest();
  }
  expect(rests).toEqual([5_000, 1_000, 4_000, 16_000]);
  expect([await examples(0), fetched]).toEqual([[OPEN, OPEN], []]);
});

import { expect, test } from "vitest";
import type { RoundDigest } from "@/lib/session/board/round-digest";
import { roundDigest } from "@/lib/session/board/round-digest";
import type { Session } from "@/lib/session/log/session";
import { classOf } from "@/lib/testing/session/runs";
import { createDigestKeeper, NO_DIGEST } from "./round-digest";

const CLASS = classOf([[{}]]);
const DIGEST = roundDigest(CLASS, 0, () => null) as RoundDigest;
const judged = (session: Session): Session => ({
  ...session,
  participants: session.participants.map((one) => ({ ...one, runs: [...one.runs] })),
});

/** A server that may or may not answer, and a clock that only records how long it was asked to wait. */
function keeperOf(answers: (round: number) => RoundDigest | null) {
  const said: (string | number)[] = [];
  const keeper = createDigestKeeper({
    async get(round) {
      said.push(`get ${round}`);
      return answers(round);
    },
    async pause(milliseconds) {
      said.push(milliseconds);
      await new Promise((resume) => setTimeout(resume));
    },
    random: () => 0.25,
  });
  return { keeper, said };
}

/** Waits for more turns of the event loop than anything here takes, which does not depend on the speed of the machine. */
async function settle() {
  for (let turn = 0; turn < 20; turn++) await new Promise((resume) => setTimeout(resume));
}

test("when a round is over, a page asks once, at a random moment, however many irrelevant events follow", async () => {
  const { keeper, said } = keeperOf(() => DIGEST);
  keeper.look(CLASS, null);
  await settle();
  expect(said).toEqual([]);
  keeper.look(CLASS, 0);
  keeper.look({ ...CLASS, seq: 7 }, 0);
  await settle();
  keeper.look({ ...CLASS, seq: 8 }, 0);
  await settle();
  expect(said).toEqual([250, "get 0", 4_000]);
  expect(keeper.store.getState()).toEqual({ digest: DIGEST, failed: false });
});

test("when a score or the test changes, a page asks again, and shows the old digest until then", async () => {
  const { keeper, said } = keeperOf(() => DIGEST);
  keeper.look(CLASS, 0);
  await settle();
  const states: unknown[] = [];
  keeper.store.subscribe(() => states.push(keeper.store.getState()));
  keeper.look(judged(CLASS), 0);
  await settle();
  expect(said).toEqual([250, "get 0", 4_000, 250, "get 0", 4_000]);
  expect(states).toEqual([{ digest: DIGEST, failed: false }]);
});

test("while the server does not answer, the page says so, and asks until it does", async () => {
  let silent = 2;
  const { keeper, said } = keeperOf(() => (silent-- > 0 ? null : DIGEST));
  const failed: boolean[] = [];
  keeper.store.subscribe(() => failed.push(keeper.store.getState().failed));
  keeper.look(CLASS, 0);
  await settle();
  expect(said.filter((one) => one === "get 0")).toHaveLength(3);
  expect(failed).toEqual([true, true, false]);
});

test("a round that the page has left is no longer shown, even if its digest arrives late", async () => {
  const { keeper } = keeperOf((round) => ({ ...DIGEST, round }));
  keeper.look(CLASS, 0);
  await settle();
  keeper.look(CLASS, 1);
  expect(keeper.store.getState()).toEqual(NO_DIGEST);
  await settle();
  expect(keeper.store.getState().digest?.round).toBe(1);
  keeper.look(CLASS, null);
  expect(keeper.store.getState()).toEqual(NO_DIGEST);
});

test("a closed page asks no more", async () => {
  const { keeper, said } = keeperOf(() => null);
  keeper.look(CLASS, 0);
  keeper.dispose();
  await settle();
  expect(said).toEqual([250]);
});

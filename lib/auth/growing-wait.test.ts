import { expect, test } from "vitest";
import { createGrowingWait } from "./growing-wait";

const MINUTE = 60_000;

function counted() {
  let now = 1_000;
  const wait = createGrowingWait({ free: 3, firstMs: MINUTE, mostMs: 10 * MINUTE }, () => now);
  const fail = () => {
    if (wait.left("ada") > 0) return "waits";
    wait.pay("ada");
    return "tried";
  };
  return {
    wait,
    fail,
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

test("the third failure costs a minute, each one after it twice as long, up to the most, and no try is counted meanwhile", () => {
  const { wait, fail, pass } = counted();
  expect([fail(), fail(), wait.left("ada"), fail(), wait.left("ada")]).toEqual([
    ...["tried", "tried", 0],
    ...["tried", MINUTE],
  ]);
  const waits = [1, 2, 4, 8, 10, 10].map((minutes) => {
    expect(Array.from({ length: 50 }, fail)).toEqual(Array(50).fill("waits"));
    expect(wait.left("ada")).toBe(minutes * MINUTE);
    pass(minutes * MINUTE - 1);
    expect(fail()).toBe("waits");
    pass(1);
    return fail();
  });
  expect(waits).toEqual(Array(6).fill("tried"));
  expect(wait.left("bob")).toBe(0);
});

test("a try that was no failure costs nothing, success forgets all, and so does an hour without a failure", () => {
  const { wait, fail, pass } = counted();
  for (let times = 0; times < 20; times++) {
    wait.pay("ada");
    wait.refund("ada");
  }
  expect([fail(), fail(), wait.left("ada")]).toEqual(["tried", "tried", 0]);
  wait.clear("ada");
  expect([fail(), fail(), wait.left("ada")]).toEqual(["tried", "tried", 0]);
  pass(61 * MINUTE);
  expect([fail(), fail(), wait.left("ada"), fail(), wait.left("ada")]).toEqual([
    ...["tried", "tried", 0],
    ...["tried", MINUTE],
  ]);
});

test("made-up keys without end are not all remembered, and whoever failed lately is", () => {
  let now = 0;
  const wait = createGrowingWait({ free: 1, firstMs: MINUTE, mostMs: MINUTE }, () => now++);
  const key = (index: number) => `${index}@${"x".repeat(300)}`;
  for (let index = 0; index < 10_500; index++) wait.pay(key(index));
  now = 30_000;
  // Within its minute, but the oldest are forgotten.
  expect([0, 499, 500, 10_499].map((index) => wait.left(key(index)) > 0)).toEqual([false, false, true, true]);
});

import { expect, test } from "vitest";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { Layer } from "@/lib/learning/network/network";
import { isVowel, letterNumbers, letterPlane } from "./letter-space";

const TASK = { kind: "next-letter", alphabet: "ab" } as const;
const numbersOf = (layers: Layer[]) => {
  const plan = planNetwork({ layers }, [16, 3], TASK);
  return letterNumbers(
    plan,
    Float32Array.from({ length: 400 }, (_, at) => at),
  );
};
const dense: Layer = { kind: "dense", units: 2, activation: "tanh" };

test("a letter's numbers are its embedding, or its weights from the nearest place", () => {
  expect(numbersOf([{ kind: "context", length: 3, embedding: 2 }, dense])).toEqual({
    ...{ from: "embedding", size: 2, numbers: Float32Array.of(0, 1, 2, 3, 4, 5) },
  });
  const nearest = (positions: number) =>
    Float32Array.from({ length: 6 }, (_, at) => 6 * (positions - 1) + at);
  expect(numbersOf([{ kind: "context", length: 3, embedding: null }, dense])).toEqual({
    ...{ from: "first-layer", size: 2, numbers: nearest(3) },
  });
  expect(numbersOf([dense])?.numbers).toEqual(nearest(16));
  expect(letterNumbers(planNetwork({ layers: [dense] }, [2], TASK), new Float32Array(99))).toBe(null);
});

/** Four letters, of which the first two and the last two are alike, in `size` numbers. */
const PAIRS = [-3, -1, -3, 1, 3, -1, 3, 1];
const inNumbers = (size: number) => ({
  ...({ from: "embedding", size } as const),
  numbers: Float32Array.from(
    { length: 4 * size },
    (_, at) => 7 + (PAIRS[2 * Math.floor(at / size) + (at % size)] ?? 0) * Number(at % size < 2),
  ),
});

test.each([2, 3, 9])(
  "of %i numbers a letter, the two along which letters differ most are left, around their middle",
  (size) => {
    const plane = letterPlane(inNumbers(size), null)!;
    expect([...plane].map(Math.abs)).toEqual(PAIRS.map((value) => expect.closeTo(Math.abs(value), 5)));
    expect(Math.sign(plane[0]!)).toBe(Math.sign(plane[2]!));
    expect(Math.sign(plane[0]!)).toBe(-Math.sign(plane[4]!));
  },
);

test("letters stay where they were, however their numbers are turned or mirrored", () => {
  const before = Float64Array.from(PAIRS);
  for (const turn of [
    ([x, y]: number[]) => [y, x],
    ([x, y]: number[]) => [-x!, y],
    ([x, y]: number[]) => [0.6 * x! - 0.8 * y!, 0.8 * x! + 0.6 * y!],
  ]) {
    const numbers = Float32Array.from(
      [0, 2, 4, 6].flatMap((at) => turn(PAIRS.slice(at, at + 2)) as number[]),
    );
    const plane = letterPlane({ from: "embedding", size: 2, numbers }, before);
    expect([...plane!]).toEqual(PAIRS.map((value) => expect.closeTo(value, 5)));
  }
});

test("numbers that are no longer finite have no place, and a single one lies on a line", () => {
  const diverged = { from: "embedding", size: 1, numbers: Float32Array.of(1, Number.NaN) } as const;
  expect(letterPlane(diverged, null)).toBe(null);
  const line = letterPlane({ ...diverged, numbers: Float32Array.of(1, 3) }, null)!;
  expect([Math.abs(line[0]!), line[1]]).toEqual([1, 0]);
});

test("vowels are found in several scripts, with their marks", () => {
  expect([..."aeéyzßوبأآя"].filter(isVowel)).toEqual(["a", "e", "é", "و", "آ", "я"]);
});

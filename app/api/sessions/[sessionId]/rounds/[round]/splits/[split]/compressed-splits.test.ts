import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Split } from "@/lib/learning/split";
import { decodeSplit } from "@/lib/protocol/split";
import { compressedSplit } from "./compressed-splits";

function splitOf(value: number): Split {
  return { count: 1, features: Float32Array.of(value), labels: Float32Array.of(0) };
}

test("a split arrives as it was made, and is made once for all who ask in the same second", async () => {
  let made = 0;
  const make = () => {
    made++;
    return splitOf(5);
  };
  const answers = await Promise.all([1, 2, 3].map(() => compressedSplit("a class", make)));
  const bytes = gunzipSync(answers[2]);
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  expect([made, decodeSplit(whole, 1)]).toEqual([1, splitOf(5)]);
});

test("splits nobody has asked for in a while are not kept", async () => {
  let made = 0;
  const make = () => {
    made++;
    return splitOf(made);
  };
  await compressedSplit("old", make);
  for (let other = 0; other < 12; other++) await compressedSplit(`other ${other}`, make);
  await compressedSplit("other 3", make);
  expect(made).toBe(13);
  await compressedSplit("old", make);
  expect(made).toBe(14);
});

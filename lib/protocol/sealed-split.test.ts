import { expect, test } from "vitest";
import { SEAL_KEY_BYTES, SEAL_NONCE_BYTES, seal, unseal } from "./sealed-split";

const bytes = Uint8Array.from({ length: 1_000 }, (_, index) => index % 251);
const key = (fill: number) => new Uint8Array(SEAL_KEY_BYTES).fill(fill);
const nonce = new Uint8Array(SEAL_NONCE_BYTES).fill(3);

test("what was sealed comes out again with its key", () => {
  expect(unseal(seal(bytes, key(1), nonce), key(1))).toEqual(bytes);
});

test("without its key, or damaged, it does not come out at all", () => {
  const sealed = seal(bytes, key(1), nonce);
  expect(() => unseal(sealed, key(2))).toThrow();
  expect(() => unseal(sealed.with(500, sealed[500]! ^ 1), key(1))).toThrow();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { afterTrying, begin } from "./use-largest-fit";

test("wherever the search begins, it finds the largest count that fits, after few tries", () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), fc.nat(400), (most, room, last) => {
      let search = begin("", most, last);
      let tries = 0;
      while (search.low !== search.high) {
        search = afterTrying(search, search.count <= room);
        tries++;
      }
      expect(search.count).toBe(Math.min(most, room));
      // React gives up after fifty updates in a row.
      expect(tries).toBeLessThan(25);
    }),
  );
});

test("one more in a list whose box is full takes two tries", () => {
  const first = afterTrying(begin("", 151, 47), true);
  expect(first.count).toBe(48);
  expect(afterTrying(first, false)).toMatchObject({ low: 47, high: 47, count: 47 });
});

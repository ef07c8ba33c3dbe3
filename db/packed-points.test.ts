import fc from "fast-check";
import { expect, test } from "vitest";
import { cutPacked, joinPacked, packPoints, unpackPoints } from "@/lib/session/log/packed/packed-points";
import { arbitraryReport } from "@/lib/testing/database/events";

test("packed points come back exactly, whatever their size", () => {
  fc.assert(
    fc.property(fc.array(arbitraryReport(fc.nat(2_147_483_647)), { maxLength: 8 }), (events) => {
      expect(unpackPoints(packPoints(events))).toEqual(events);
    }),
    { numRuns: 300 },
  );
});

test("packed points can be joined and cut, and are the same points still", () => {
  const stretches = fc.array(fc.array(arbitraryReport(fc.nat(2_147_483_647)), { maxLength: 4 }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(stretches, fc.nat(2_000), fc.nat(10_800_000), (parts, mostBytes, longestGap) => {
      const pieces = cutPacked(joinPacked(parts.map(packPoints)), mostBytes, longestGap);
      const events = pieces.map(({ packed }) => unpackPoints(packed));
      expect(events.flat()).toEqual(parts.flat());
      expect(pieces).toEqual(
        events.map((piece, index) => ({
          firstSeq: piece[0].seq,
          lastSeq: piece[piece.length - 1].seq,
          fromAt: piece[0].at,
          toAt: piece[piece.length - 1].at,
          packed: pieces[index].packed,
        })),
      );
      for (const piece of events)
        for (const [index, { at }] of piece.entries())
          if (index > 0) expect(at - piece[index - 1].at).toBeLessThanOrEqual(longestGap);
    }),
  );
});

test("points of a usual size take under 32 bytes each", () => {
  const column = Array.from({ length: 100 }, (_, index) => Number((1 / (index + 1.7)).toPrecision(5)));
  const points = {
    step: column.map((_, index) => 40 * index),
    epoch: column,
    trainLoss: column,
    validationLoss: column,
    trainScore: column,
    validationScore: column,
    trainMetric: column,
    validationMetric: column,
  };
  const event = {
    type: "points-reported",
    seq: 9,
    at: 1234,
    participant: 3,
    run: 0,
    from: 0,
    to: 100,
  } as const;
  expect(packPoints([{ ...event, points }]).length).toBeLessThan(32 * 100);
});

test("a layout that this version does not know is refused with a sentence", () => {
  expect(() => unpackPoints(new Uint8Array([9]))).toThrow(/layout 9/);
});

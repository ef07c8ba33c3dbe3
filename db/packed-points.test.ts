import fc from "fast-check";
import { expect, test } from "vitest";
import {
  archived,
  cutPacked,
  joinPacked,
  packPoints,
  unpackPoints,
} from "@/lib/session/log/packed/packed-points";
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

test("points in an archive come back exactly, and can be joined with others and cut", () => {
  const reports = fc.array(arbitraryReport(fc.constant(0)), { maxLength: 8 });
  const few = fc.array(fc.tuple(fc.nat(2), fc.nat(1), fc.nat(3)), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(reports, few, fc.boolean(), (made, whose, isMixed) => {
      // Of few runs, so that several reports are of the same one.
      const events = made
        .toSorted((one, other) => one.at - other.at)
        .map((event, index) => {
          const [participant, run, gap] = whose[index];
          return { ...event, ...(isMixed && { participant, run }), seq: 4 * index + gap };
        });
      const packed = archived(packPoints(events));
      expect([packed[0], unpackPoints(packed)]).toEqual([3, events]);
      const [piece, ...others] = cutPacked(
        joinPacked([packed, packed]),
        Number.POSITIVE_INFINITY,
        Number.POSITIVE_INFINITY,
      );
      expect([piece ? unpackPoints(piece.packed) : [], others]).toEqual([[...events, ...events], []]);
    }),
    { numRuns: 300 },
  );
});

test("reports such as no class has are archived as they are", () => {
  fc.assert(
    fc.property(fc.array(arbitraryReport(fc.nat(100)), { maxLength: 4 }), (events) => {
      const halves = events.map((event) => ({ ...event, at: event.at + 0.5 }));
      for (const odd of [halves, events]) expect(unpackPoints(archived(packPoints(odd)))).toEqual(odd);
    }),
  );
});

test("an archive that is cut off or changed is refused, or is other points, and never takes forever", () => {
  const reports = fc.array(arbitraryReport(fc.constant(1)), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(reports, fc.nat(), fc.nat(255), (made, where, value) => {
      const packed = archived(packPoints(made.map((event) => ({ ...event, at: 7 }))));
      expect(() => unpackPoints(packed.subarray(0, 1 + (where % (packed.length - 1))))).toThrow(RangeError);
      packed[1 + (where % (packed.length - 1))] = value;
      try {
        unpackPoints(packed);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: 300 },
  );
});

test("points of a usual size take under 32 bytes each, and half of that in an archive", () => {
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
  const packed = packPoints([{ ...event, points }]);
  expect([packed.length < 32 * 100, archived(packed).length < 16 * 100]).toEqual([true, true]);
});

test("a layout that this version does not know is refused with a sentence", () => {
  expect(() => unpackPoints(new Uint8Array([9]))).toThrow(/layout 9/);
});

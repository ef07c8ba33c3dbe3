import fc from "fast-check";
import { expect, test } from "vitest";
import { rounded } from "@/lib/learning/curves/curve";
import { type Sighting, sightingOf } from "@/lib/session/log/sighting";
import { classes } from "@/lib/testing/session/arbitrary-class";
import { joinSightings, packSighting, readSightings } from "./packed-sightings";

const pack = (sightings: readonly Sighting[]) => joinSightings(sightings.map(packSighting));

test("the sightings of all runs of a class are read back exactly, sorted by participant", () => {
  fc.assert(
    fc.property(classes, ({ session }) => {
      const sightings = session.participants.flatMap(({ id, runs }) =>
        runs.flatMap((run) => sightingOf(id, run, null) ?? []),
      );
      expect(readSightings(pack(sightings.toReversed())).toSorted(inOrder)).toEqual(sightings);
    }),
  );
});

test("whatever numbers a browser reported, what follows them is read correctly", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => rounded(value) + 0);
  fc.assert(
    fc.property(fc.array(number, { minLength: 6, maxLength: 6 }), (numbers) => {
      const [validationScore, trainScore, validationLoss, trainLoss, validationMetric, trainMetric] = numbers;
      const best = { validationScore, trainScore, validationLoss, trainLoss, validationMetric, trainMetric };
      const nothing = { start: null, chart: null, judgement: null, end: null };
      const sightings: Sighting[] = [
        { participant: 3, run: 0, ...nothing, best },
        { participant: 700, run: 12, ...nothing, best, end: { reason: "diverged", at: 123_456 } },
      ];
      expect(readSightings(pack(sightings))).toEqual(sightings);
    }),
  );
});

function inOrder(one: Sighting, other: Sighting): number {
  return one.participant - other.participant || one.run - other.run;
}

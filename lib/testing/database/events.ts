import fc from "fast-check";
import { CURVE_COLUMNS, type Curve, rounded } from "@/lib/learning/curves/curve";
import type { EventBody, EventOf, SessionEvent } from "@/lib/session/log/events";

/** Any finite measurement that a browser may report, rounded as on arrival; a fifth of them beyond the range of float32. */
const measurement = fc.oneof(
  { weight: 4, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e4, max: 1e4 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);

type Columns = { [column in keyof Curve]: number[] };

const columns: fc.Arbitrary<Columns> = fc
  .uniqueArray(fc.nat(16_777_216), { maxLength: 12 })
  .map((steps) => steps.sort((one, other) => one - other))
  .chain((step) => {
    const values = fc.array(measurement.map(rounded), { minLength: step.length, maxLength: step.length });
    const measured = CURVE_COLUMNS.map((column) => [column, column === "step" ? fc.constant(step) : values]);
    return fc.record<Columns>(Object.fromEntries(measured));
  });

/** Any points-reported event; its seq comes from `seq`. */
export function arbitraryReport(seq: fc.Arbitrary<number>): fc.Arbitrary<EventOf<"points-reported">> {
  return fc
    .tuple(seq, fc.nat(10_800_000), fc.nat(9_999), fc.nat(9_999), fc.nat(600), columns)
    .map(([seq, at, participant, run, from, points]) => {
      const to = from + points.step.length;
      return { type: "points-reported", seq, at, participant, run, from, to, points };
    });
}

const otherBody: fc.Arbitrary<EventBody> = fc.oneof(
  fc.record({
    type: fc.constant("participant-joined" as const),
    participant: fc.nat(9_999),
    nickname: fc.string({ unit: "binary" }),
    admitted: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("presence-changed" as const),
    connected: fc.array(fc.nat(300)),
    disconnected: fc.array(fc.nat(300)),
  }),
  fc.record({
    type: fc.constant("round-started" as const),
    round: fc.nat(11),
    seed: fc.nat(0xffff_ffff),
    deadline: fc.option(fc.nat(10_800_000)),
  }),
  fc.constant({ type: "session-ended" as const }),
);

/** Any stretch of a log from `firstSeq` on, with points and other events mixed. */
export function arbitraryStretch(firstSeq: number): fc.Arbitrary<SessionEvent[]> {
  const body = fc.oneof(arbitraryReport(fc.constant(0)), otherBody);
  return fc
    .array(fc.tuple(body, fc.nat(1000)), { minLength: 1, maxLength: 30 })
    .map((bodies) => bodies.map(([body, at], index) => ({ ...body, seq: firstSeq + index, at })));
}

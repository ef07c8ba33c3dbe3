import fc from "fast-check";
import type { HostCommand, SystemCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { askedFeatures } from "@/lib/session/questions/asked-features";
import { off, seat } from "./arbitrary-run";

/** Inputs of rounds about points and about pictures, and some that fit neither. */
const input = fc.oneof(
  fc.array(fc.constantFrom(-1.5, 0, 0.25, 1e9), { minLength: 1, maxLength: 3 }).map((features) => ({
    ...{ kind: "numbers" as const, features },
  })),
  fc.constantFrom(0, 0.5).map((shade) => askedFeatures(new Float32Array(64).fill(shade), true)),
);

function nextInput({ inputs }: Session, off: number): number {
  return Math.max(0, inputs.length + off);
}

/** The host asks the class's networks. */
export const inputAsks: fc.Arbitrary<(session: Session) => HostCommand> = fc
  .record({ off, input })
  .map(({ off, input }) => (session) => ({ type: "ask-networks", number: nextInput(session, off), input }));

const answer = fc.record({
  ...{ participant: seat, run: fc.nat({ max: 2 }), says: fc.nat({ max: 2 }) },
  sure: fc.constantFrom(0.5, 0.9, 1),
});

/** The networks have answered. */
export const inputAnswers: fc.Arbitrary<(session: Session) => SystemCommand> = fc
  .record({
    off,
    roundOff: off,
    input,
    answers: fc.uniqueArray(answer, { maxLength: 3, selector: (one) => one.participant }),
  })
  .map(({ off, roundOff, input, answers }) => (session) => ({
    ...{ type: "record-answers", number: nextInput(session, off), input, answers },
    round: Math.max(0, ("round" in session.phase ? session.phase.round : 0) + roundOff),
  }));

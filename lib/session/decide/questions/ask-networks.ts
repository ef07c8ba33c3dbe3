import type { AskedInput } from "@/lib/session/log/asked-input";
import type { Session } from "@/lib/session/log/session";
import { roundOfVote } from "@/lib/session/log/vote";
import { type AskedFeatures, featuresOfAsked, LARGEST_FEATURE } from "@/lib/session/questions/asked-features";
import type { HostCommand, SystemCommand } from "../commands";
import { type DecideContext, type Decision, happens, NOTHING, refused } from "../decision";
import type { ProblemCode } from "../problem";

/** Inputs that a class can be asked about in one round: each is an event with the answers of up to a few hundred networks. */
export const MOST_INPUTS = 20;

type AskNetworks = Extract<HostCommand, { type: "ask-networks" }>;
type RecordAnswers = Extract<SystemCommand, { type: "record-answers" }>;

/** Whether the class's networks may be asked about this input; the server then asks them, and gives `record-answers`. */
export function askNetworks(session: Session, command: AskNetworks, context: DecideContext): Decision {
  if (command.number < session.inputs.length) return NOTHING;
  const fault = faultOf(session, command, context);
  return fault ? refused(fault) : NOTHING;
}

/** Records what they answered, unless the class has gone on meanwhile. */
export function recordAnswers(session: Session, command: RecordAnswers, context: DecideContext): Decision {
  const { number, round, input, answers } = command;
  if (number < session.inputs.length) return NOTHING;
  const fault = faultOf(session, command, context);
  if (fault) return refused(fault);
  if (roundOfVote(session) !== round) return refused("no-input-round");
  if (answers.length === 0) return refused("no-checked-network");
  return happens({ type: "input-asked", number, round, input, answers: [...answers] });
}

function faultOf(
  session: Session,
  { number, input }: Pick<AskNetworks, "number" | "input">,
  { exerciseOf }: DecideContext,
): ProblemCode | null {
  if (session.phase.kind === "ended") return "session-ended";
  if (number > session.inputs.length) return "bad-request";
  const round = roundOfVote(session);
  const exercise = round === null ? null : exerciseOf(session.plan.rounds[round]?.challenge ?? "");
  if (round === null || exercise === null || exercise.task.kind === "next-letter") return "no-input-round";
  const ofRound = ({ round: other }: AskedInput) => other === round;
  if (session.inputs.filter(ofRound).length >= MOST_INPUTS) return "too-many-inputs";
  return faultIn(input, exercise.featureShape);
}

function faultIn(input: AskedFeatures, shape: readonly number[]): ProblemCode | null {
  const features = read(input);
  const count = shape.reduce((product, side) => product * side, 1);
  if ((input.kind === "picture") !== shape.length > 1 || features?.length !== count) return "input-misfits";
  if (input.kind === "picture") return features.some((shade) => shade > 0) ? null : "input-empty";
  return features.every((feature) => Math.abs(feature) <= LARGEST_FEATURE) ? null : "input-out-of-range";
}

/** Null if it is no base64. */
function read(input: AskedFeatures): Float32Array | null {
  try {
    return featuresOfAsked(input);
  } catch {
    return null;
  }
}

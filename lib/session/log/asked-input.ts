import type { AskedFeatures, NetworkAnswer } from "@/lib/session/questions/asked-features";
import type { EventOf, Millis } from "./events";

/** Something that the host asked the class's networks about, and what they said. */
export type AskedInput = {
  readonly round: number;
  readonly at: Millis;
  readonly input: AskedFeatures;
  /** Empty in labs, which are not told whose network said what. */
  readonly answers: readonly NetworkAnswer[];
  /** What all of them said, in rising order. */
  readonly says: readonly number[];
};

/** Applies that the class was asked. An event that does not fit changes nothing. */
export function withAskedInput(
  inputs: readonly AskedInput[],
  event: EventOf<"input-asked">,
): readonly AskedInput[] {
  const { number, round, at, input, answers, told } = event;
  if (number !== inputs.length) return inputs;
  return [...inputs, { round, at, input, answers, says: told?.says ?? saidBy(answers) }];
}

function saidBy(answers: readonly NetworkAnswer[]): number[] {
  return answers.map(({ says }) => says).sort((one, other) => one - other);
}

/** What a student's network says is between them and the host; all of it together, everyone may know. */
export function askedForLab(event: EventOf<"input-asked">): EventOf<"input-asked"> {
  return { ...event, answers: [], told: { says: saidBy(event.answers) } };
}

/** Inputs as labs may see them. */
export function inputsForLab(inputs: readonly AskedInput[]): readonly AskedInput[] {
  return inputs.map((asked) => ({ ...asked, answers: [] }));
}

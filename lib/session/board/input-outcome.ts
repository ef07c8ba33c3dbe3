import { isMember } from "@/lib/session/decide/seats";
import type { AskedInput } from "@/lib/session/log/asked-input";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { NetworkAnswer } from "@/lib/session/questions/asked-features";

/** The answer of a member of the class. */
export type MembersAnswer = Pick<NetworkAnswer, "says" | "sure"> & { readonly participant: ParticipantId };

/** What a class's networks say about an input, where they choose between classes. */
export type ClassOutcome = {
  readonly kind: "class";
  /** Networks that answered. */
  readonly count: number;
  /** By label. */
  readonly tally: readonly number[];
  /** What most of them say; null if several classes have as many. */
  readonly most: number | null;
  /** The surest first. In labs, which are not told whose network said what, both are empty. */
  readonly agreeing: readonly MembersAnswer[];
  /** Those who say something else than most; all, if there is no most. The surest first. */
  readonly others: readonly MembersAnswer[];
};

/** The same where they predict a number. */
export type NumberOutcome = {
  readonly kind: "number";
  readonly count: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** From low to high; empty in labs. */
  readonly answers: readonly MembersAnswer[];
};

/** `classes`: how many there are; null where networks predict a number. Who has left the class is left out wherever it is known whose network said what. */
export function inputOutcome(
  { participants }: Pick<Session, "participants">,
  { answers, says }: AskedInput,
  classes: number | null,
): ClassOutcome | NumberOutcome {
  const known = answers.filter(({ participant }) => {
    const owner = participants[participant];
    return owner !== undefined && isMember(owner);
  });
  const said =
    answers.length > 0 ? known.map((answer) => answer.says).sort((one, other) => one - other) : says;
  const count = said.length;
  if (classes === null) {
    const middle = ((said[Math.floor((count - 1) / 2)] ?? 0) + (said[Math.ceil((count - 1) / 2)] ?? 0)) / 2;
    return {
      ...{ kind: "number", count, low: said[0] ?? 0, middle, high: said.at(-1) ?? 0 },
      answers: known.toSorted((one, other) => one.says - other.says),
    };
  }
  const tally = Array.from({ length: classes }, (_, label) => said.filter((one) => one === label).length);
  const top = Math.max(...tally);
  const most = count > 0 && tally.filter((one) => one === top).length === 1 ? tally.indexOf(top) : null;
  const surestFirst = known.toSorted((one, other) => (other.sure ?? 0) - (one.sure ?? 0));
  return {
    ...{ kind: "class", count, tally, most },
    agreeing: surestFirst.filter((answer) => answer.says === most),
    others: surestFirst.filter((answer) => answer.says !== most),
  };
}

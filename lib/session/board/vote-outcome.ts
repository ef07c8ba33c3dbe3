import type { ParticipantId, VoteAnswer, VoteItem, VoteTally } from "@/lib/session/log/events";
import type { Vote } from "@/lib/session/log/vote";

/** What came of one word. `wrong`: how many of the `answers` mistook it for the other kind; null while the vote is open. */
export type WordOutcome = {
  readonly word: string;
  /** What it is; null while this screen may not know. */
  readonly truth: VoteAnswer | null;
  /** Whose network wrote it, if one did and they have not been erased. */
  readonly writer: ParticipantId | null;
  readonly answers: number;
  readonly wrong: number | null;
};

export function wordOutcomes({ items, result }: Vote): WordOutcome[] {
  return items.map((item, index) => {
    const truth = truthOf(item);
    const { real, invented } = result?.[index] ?? NOBODY;
    return {
      ...{ word: item.word, truth, answers: real + invented },
      writer: item.source?.from === "network" ? item.source.participant : null,
      wrong: result && truth && (truth === "real" ? invented : real),
    };
  });
}

const NOBODY: VoteTally = { real: 0, invented: 0 };

function truthOf({ source }: VoteItem): VoteAnswer | null {
  return source && (source.from === "list" ? "real" : "invented");
}

/** How often the class was fooled: the share of its answers to invented words that took them for real (null: no answers), and the word that fooled most. */
export type ClassFooled = { readonly share: number | null; readonly most: WordOutcome | null };

export function classFooled(vote: Vote): ClassFooled {
  const invented = wordOutcomes(vote).filter(({ truth }) => truth === "invented");
  const total = (of: (outcome: WordOutcome) => number) =>
    invented.reduce((sum, outcome) => sum + of(outcome), 0);
  const [wrong, answers] = [total((one) => one.wrong ?? 0), total((one) => one.answers)];
  const most = invented.reduce<WordOutcome | null>(
    (before, one) => ((one.wrong ?? 0) > (before?.wrong ?? 0) ? one : before),
    null,
  );
  return { share: answers === 0 ? null : wrong / answers, most };
}

/** How often one student's network fooled the class: `wrong` of its answers to the network's words. */
export type NetworkFooling = {
  readonly participant: ParticipantId;
  readonly wrong: number;
  readonly answers: number;
};

/** The networks whose words fooled the class most often, more than one if they did so equally often; empty if none fooled anybody. */
export function mostFooling(vote: Vote): NetworkFooling[] {
  const byWriter = new Map<ParticipantId, NetworkFooling>();
  for (const { writer, wrong, answers } of wordOutcomes(vote)) {
    if (writer === null) continue;
    const before = byWriter.get(writer) ?? { participant: writer, wrong: 0, answers: 0 };
    byWriter.set(writer, {
      participant: writer,
      wrong: before.wrong + (wrong ?? 0),
      answers: before.answers + answers,
    });
  }
  const most = Math.max(1, ...[...byWriter.values()].map(({ wrong }) => wrong));
  return [...byWriter.values()].filter(({ wrong }) => wrong === most);
}

/** How one student did: how many of the invented words fooled them, and how many of the real ones that they answered they took for invented. */
export type OwnOutcome = {
  readonly fooled: number;
  readonly invented: number;
  readonly doubted: number;
  readonly real: number;
  readonly answered: number;
};

export function ownOutcome(vote: Vote, self: ParticipantId): OwnOutcome {
  const ballot = vote.ballots[self] ?? [];
  const truths = vote.items.map(truthOf);
  const gave = (truth: VoteAnswer, answer: VoteAnswer) =>
    truths.filter((one, index) => one === truth && ballot[index] === answer).length;
  return {
    fooled: gave("invented", "real"),
    invented: truths.filter((truth) => truth === "invented").length,
    doubted: gave("real", "invented"),
    real: gave("real", "invented") + gave("real", "real"),
    answered: ballot.filter((answer) => answer !== null).length,
  };
}

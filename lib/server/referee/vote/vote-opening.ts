import { createRandom, deriveSeed, type Seed, shuffle } from "@/lib/learning/numbers/random";
import { type Inventions, isPresentable, MOST_OF_EACH, quizItems } from "@/lib/session/decide/letters/quiz";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { VoteKind } from "@/lib/session/log/events";
import { roundOfVote } from "@/lib/session/log/vote";
import type { LiveRoom } from "../../room/live-room";
import type { ClassNetworks } from "../class-networks";
import type { Referee } from "../referee";
import { NOBODY, type RefereedClass, SYSTEM, trainedIn } from "../refereed-class";
import type { SealedSplits } from "../scoring";

export type VoteOpeningPorts = {
  readonly referee: Referee;
  readonly networks: ClassNetworks;
  readonly splits: SealedSplits;
  /** The words that a challenge keeps for votes; null if it is not about words. */
  quizWordsOf(challenge: string): readonly string[] | null;
  /** A fresh random seed. */
  seed(): Seed;
  /** How long the class waits for its networks to write, in milliseconds. */
  readonly patience?: number;
};

export type VoteOpening = (
  of: RefereedClass,
  asked: { readonly vote: number; readonly kind: VoteKind },
) => Promise<ProblemCode | null>;

/** So many that a network which has learnt most of its words by heart has a few of its own, too. */
const WRITTEN_BY_EACH = 40;
const PATIENCE_MS = 6_000;

/**
 * Finds the words of a vote, and opens it: real ones that the challenge keeps for votes, and others that the class's checked networks write
 * now. Resolves to null when that is done; else to why not. What labs report of their words is not used: nobody could tell who wrote it.
 */
export function createVoteOpening({
  referee,
  networks,
  splits,
  quizWordsOf,
  seed,
  patience = PATIENCE_MS,
}: VoteOpeningPorts): VoteOpening {
  const underWay = new WeakMap<LiveRoom, Promise<ProblemCode | null>>();

  /** One network after the other in random order, until enough of them have invented something or the class has waited long enough. */
  const inventions = async (of: RefereedClass, round: number, from: Seed): Promise<Inventions[]> => {
    const { live } = of;
    const train = await splits(of, round, "train", NOBODY);
    const late = AbortSignal.timeout(patience);
    const asked = shuffle(await networks.participants(of, round), createRandom(from));
    const written: Inventions[] = [];
    for (const participant of asked) {
      if (late.aborted || written.filter(({ words }) => words.some(isPresentable)).length >= MOST_OF_EACH)
        break;
      if (live.room.session().participants[participant]?.removed) continue;
      const network = await networks.network(of, participant, round);
      if (!network) continue;
      const { run, kept } = network;
      const inventing = {
        ...{ trained: trainedIn(run, kept), train, count: WRITTEN_BY_EACH },
        seed: deriveSeed(from, `network of ${participant}`),
      };
      const whose = {
        of: { group: live, member: participant },
        urgency: "waited-for",
        signal: late,
      } as const;
      const words = await referee.invent(inventing, whose).catch((error) => {
        if (late.aborted) return [];
        throw error;
      });
      written.push({ participant, run: run.number, words });
    }
    return written;
  };

  const open: VoteOpening = async (of, { vote, kind }) => {
    const { room } = of.live;
    const round = roundOfVote(room.session());
    const quizWords = quizWordsOf(room.session().plan.rounds[round ?? -1]?.challenge ?? "");
    if (round === null || quizWords === null) return "no-letters-round";
    const from = seed();
    const written = await inventions(of, round, from);
    const items = quizItems({ quizWords, votes: room.session().votes, written }, createRandom(from));
    if (typeof items === "string") return items;
    const begun = room.ask(SYSTEM, { type: "begin-vote", vote, kind, round, items });
    return begun.ok ? null : begun.problem.code;
  };

  return async (of, asked) => {
    if (asked.vote < of.live.room.session().votes.length) return null;
    // Asked for by two desks, or twice by one, it is opened once.
    const opening = underWay.get(of.live) ?? open(of, asked).finally(() => underWay.delete(of.live));
    underWay.set(of.live, opening);
    return opening;
  };
}

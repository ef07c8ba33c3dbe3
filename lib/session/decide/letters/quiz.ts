import { lettersIn, MAX_WORD_LETTERS } from "@/lib/learning/letters/alphabet";
import { type Random, shuffle } from "@/lib/learning/numbers/random";
import { MAX_VOTE_ITEMS, type ParticipantId, type RunNumber, type VoteItem } from "@/lib/session/log/events";
import type { Vote } from "@/lib/session/log/vote";
import { cleanText } from "@/lib/session/names/clean-text";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import type { ProblemCode } from "../problem";

/** As many real words as invented ones are shown, at most this many of each. */
export const MOST_OF_EACH = MAX_VOTE_ITEMS / 2;
/** With fewer than this of each, there is nothing to vote on. */
const LEAST_OF_EACH = 2;

/** What a network has written for a vote: words that are in no split of its challenge. */
export type Inventions = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  readonly words: readonly string[];
};

export type QuizSources = {
  /** The challenge's words that are kept for votes. */
  readonly quizWords: readonly string[];
  /** The session's votes so far: no word is shown twice. */
  readonly votes: readonly Vote[];
  readonly written: readonly Inventions[];
};

/**
 * The words of a vote in random order, or why there is none: real ones from those that the challenge keeps for this, and as many invented
 * ones, from as many networks as possible. The same sources and random numbers give the same words.
 */
export function quizItems(
  { quizWords, votes, written }: QuizSources,
  random: Random,
): VoteItem[] | ProblemCode {
  if (written.length === 0) return "no-checked-network";
  const shown = new Set(votes.flatMap(({ items }) => items.map(({ word }) => word)));
  const isFit = (word: string) => !shown.has(word) && isPresentable(word);
  const real = shuffled(quizWords.filter(isFit), random).slice(0, MOST_OF_EACH);
  const invented = inTurns(shuffled(written, random), isFit);
  if (real.length < LEAST_OF_EACH) return "quiz-used-up";
  if (invented.length < LEAST_OF_EACH) return "too-few-inventions";
  const ofEach = Math.min(real.length, invented.length);
  return shuffled(
    [
      ...real.slice(0, ofEach).map((word): VoteItem => ({ word, source: { from: "list" } })),
      ...invented.slice(0, ofEach),
    ],
    random,
  );
}

/** Whether a word can be put to a class: one letter says nothing, a stray space says too much, and some words nobody should have to read. */
export function isPresentable(word: string): boolean {
  const { length } = lettersIn(word);
  return length > 1 && length <= MAX_WORD_LETTERS && word === cleanText(word) && !isDoubtful(word);
}

/** One word of each network, then a second one of each, until there are enough. */
function inTurns(written: readonly Inventions[], isFit: (word: string) => boolean): VoteItem[] {
  const items = new Map<string, VoteItem>();
  const longest = Math.max(...written.map(({ words }) => words.length));
  const left = written.map(({ participant, run, words }) => ({
    participant,
    run,
    words: words.filter(isFit),
  }));
  for (let turn = 0; turn < longest; turn++)
    for (const { participant, run, words } of left) {
      const word = words.find((one) => !items.has(one));
      if (word === undefined) continue;
      items.set(word, { word, source: { from: "network", participant, run } });
      if (items.size === MOST_OF_EACH) return [...items.values()];
    }
  return [...items.values()];
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order = shuffle(Uint16Array.from(items.keys()), random);
  return [...order].map((index) => items[index]!);
}

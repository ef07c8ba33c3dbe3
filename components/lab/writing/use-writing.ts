import { useEffect, useMemo, useState } from "react";
import { askRepeatedly } from "@/components/lab/results/ask-repeatedly";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { knownWords, longestWritten } from "@/lib/learning/letters/tally";
import { kindOf, type WordKind, type WriteOrder, type WrittenWord } from "@/lib/learning/letters/writer";
import type { Examples } from "@/lib/learning/training/training";
import type { RunNumber } from "@/lib/session/log/events";

/** A word as it is shown: it has passed the filter for words that nobody should have to read. */
export type ShownWord = WrittenWord & { readonly kind: WordKind };

/** What the network writes, and how it is asked to. */
export type WritingSight = {
  /** Null until the network has written, or where there is none. Empty where nothing of it may be shown. */
  readonly words: readonly ShownWord[] | null;
  /** Whether there is no network that could write. */
  readonly missing: boolean;
  readonly temperature: number;
  /** In letters of the alphabet. */
  readonly beginning: string;
  /** Letters after which a word is cut off. */
  readonly longest: number;
  readonly onTemperature: (temperature: number) => void;
  readonly onBeginning: (beginning: string) => void;
  /** Has it write other words. */
  readonly onAgain: () => void;
  /** Called when the words come on screen or leave it. */
  readonly onVisible: (visible: boolean) => void;
};

const WORDS = 12;
/** Some more, in case that some may not be shown. */
const WRITTEN = 15;
/** Words are written at most once a second, and for at most a third of the time, because training continues meanwhile. */
const INTERVAL_MS = 1_000;
const REST = 2;

type Latest = { readonly examples: Examples; readonly words: readonly ShownWord[] | null };

/** Has the network write words while they are on screen: again and again while it trains (`busy`), once when it rests. Nothing where the challenge is not about letters. */
export function useWriting({
  challenge: { task },
  examples,
  run,
  busy,
  write,
}: {
  challenge: ChallengeInfo;
  examples: Examples | null;
  /** The run whose network it is: a new one writes at once. */
  run: RunNumber | null;
  busy: boolean;
  write: (order: WriteOrder) => Promise<readonly WrittenWord[] | null>;
}): WritingSight {
  const [visible, setVisible] = useState(false);
  const [temperature, setTemperature] = useState(1);
  const [beginning, setBeginning] = useState("");
  const [turn, setTurn] = useState(0);
  const [latest, setLatest] = useState<Latest | null>(null);
  const alphabet = task.kind === "next-letter" ? task.alphabet : null;
  const known = useMemo(
    () => (examples === null || alphabet === null ? null : knownWords(examples, alphabet)),
    [examples, alphabet],
  );
  const longest = useMemo(() => (known ? longestWritten(known) : 0), [known]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another network, and another turn other words, whatever else stays the same.
  useEffect(() => {
    if (examples === null || known === null || !visible) return;
    const shownWords = async () => {
      const seed = Math.floor(Math.random() * 2 ** 32);
      // At 0 they would all be the same.
      const count = temperature === 0 ? 1 : WRITTEN;
      const [written, filter] = await Promise.all([
        write({ temperature, beginning, count, longest, seed }),
        import("@/lib/session/names/unfit-words"),
      ]);
      if (written === null) return null;
      const fit = written.filter(({ word }) => !filter.isUnfit(word)).slice(0, WORDS);
      return fit.map((one) => ({ ...one, kind: kindOf(one.word, known.train, known.validation) }));
    };
    const ask = async (isStopped: () => boolean) => {
      const written = await shownWords();
      // A run that is about to start has no network for a moment.
      if (!isStopped() && (written !== null || !busy)) setLatest({ examples, words: written });
    };
    return askRepeatedly(ask, {
      again: busy,
      rest: (took) => Math.max(INTERVAL_MS - took, REST * took),
      retryMs: INTERVAL_MS,
    });
  }, [examples, known, longest, run, busy, visible, write, temperature, beginning, turn]);

  const here = latest !== null && latest.examples === examples ? latest : null;
  return useMemo(
    () => ({
      words: here?.words ?? null,
      missing: run === null || (here !== null && here.words === null),
      ...{ temperature, beginning, longest },
      onTemperature: setTemperature,
      onBeginning: setBeginning,
      onAgain: () => setTurn((before) => before + 1),
      onVisible: setVisible,
    }),
    [here, run, temperature, beginning, longest],
  );
}

import { useEffect, useMemo, useState } from "react";
import { askRepeatedly } from "@/components/lab/results/ask-repeatedly";
import { type LetterNumbers, type LetterPlane, letterPlane } from "@/lib/learning/letters/letter-space";
import type { Examples } from "@/lib/learning/training/training";
import type { RunNumber } from "@/lib/session/log/events";

/** Where the network's letters are in the plane. */
export type LetterSpaceSight = {
  /** Null until the network has answered, and where it has no numbers for letters, or has diverged. */
  readonly place: {
    readonly plane: LetterPlane;
    readonly from: LetterNumbers["from"];
    readonly size: number;
  } | null;
  /** Whether there is nothing to show. */
  readonly missing: boolean;
  readonly onVisible: (visible: boolean) => void;
};

const INTERVAL_MS = 500;
/** It is asked for at most a quarter of the time, because training continues meanwhile. */
const REST = 3;

/** Places of the letters while they are on screen: again and again while the network trains (`busy`), once when it rests. */
export function useLetterSpace({
  examples,
  run,
  busy,
  letters,
}: {
  examples: Examples | null;
  run: RunNumber | null;
  busy: boolean;
  letters: () => Promise<LetterNumbers | null>;
}): LetterSpaceSight {
  const [visible, setVisible] = useState(false);
  const [latest, setLatest] = useState<{
    readonly examples: Examples;
    readonly run: RunNumber | null;
    readonly place: LetterSpaceSight["place"];
  } | null>(null);
  useEffect(() => {
    if (examples === null || !visible) return;
    const ask = async (isStopped: () => boolean) => {
      const found = await letters();
      if (isStopped()) return;
      setLatest((before) => {
        const isSame = before?.examples === examples && before.run === run;
        const plane = found && letterPlane(found, isSame ? (before.place?.plane ?? null) : null);
        return { examples, run, place: plane && { plane, from: found.from, size: found.size } };
      });
    };
    return askRepeatedly(ask, { again: busy, rest: (took) => Math.max(INTERVAL_MS, REST * took) });
  }, [examples, run, busy, visible, letters]);
  const here = latest !== null && latest.examples === examples ? latest : null;
  return useMemo(
    () => ({
      place: here?.place ?? null,
      missing: run === null || (here !== null && here.place === null),
      onVisible: setVisible,
    }),
    [here, run],
  );
}

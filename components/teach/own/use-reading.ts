import { useEffect, useState } from "react";
import { type ReadList, readWordList } from "@/lib/learning/letters/word-list";

/** What was typed or pasted so far. `table`: from a file with cells. */
export type TypedWords = { readonly text: string; readonly table: boolean };

/** How far a text has been read. `list`: null while nothing was typed, or it is still being read. */
export type Reading = { readonly share: number; readonly list: ReadList | null };

const NOTHING: Reading = { share: 0, list: null };
/** After the last change, so that a word is not read while it is typed. */
const CALM_MS = 250;
/** How long the page may stand still. */
const SLICE_MS = 10;

/** Reads a pasted text in slices, so that the page stays alive on the slowest machine. */
export function useReading({ text, table }: TypedWords): Reading {
  const [reading, setReading] = useState(NOTHING);
  useEffect(() => {
    setReading(NOTHING);
    if (text.trim() === "") return;
    let timer = setTimeout(() => void begin(), CALM_MS);
    let isOver = false;
    const begin = async () => {
      const steps = readWordList(text, { table, isOffensive: await unfitWords() });
      const slice = () => {
        const end = performance.now() + SLICE_MS;
        for (;;) {
          const { done, value } = steps.next();
          if (done) return setReading({ share: 1, list: value });
          if (performance.now() < end) continue;
          setReading({ share: value, list: null });
          timer = setTimeout(slice, 0);
          return;
        }
      };
      if (!isOver) slice();
    };
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text, table]);
  return reading;
}

/** Fetched when they are needed. Without them the server, which reads all words again, leaves out what is on the lists. */
async function unfitWords(): Promise<(word: string) => boolean> {
  try {
    return (await import("@/lib/session/names/unfit-words")).isUnfit;
  } catch {
    return () => false;
  }
}

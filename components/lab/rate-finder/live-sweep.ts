import { useCallback, useEffect, useRef, useState } from "react";
import type { RunKeeper } from "@/lib/client/run/run-keeper";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { RateSweep } from "@/lib/learning/training/rate-sweep";

/** A search for a learning rate, as far as it has come. `done` without a sweep: the search failed. */
type SweepState = { readonly sweep: RateSweep | null; readonly done: boolean };

const NONE: SweepState = { sweep: null, done: false };

/** Runs one sweep at a time. A new one, or leaving the page, cancels it. */
export function useSweep(begin: RunKeeper["sweep"]): SweepState & {
  readonly start: (settings: Settings) => void;
  readonly end: () => void;
} {
  const [state, setState] = useState(NONE);
  const cancel = useRef<(() => void) | null>(null);
  const end = useCallback(() => {
    cancel.current?.();
    cancel.current = null;
  }, []);
  const start = useCallback(
    (settings: Settings) => {
      end();
      setState(NONE);
      let wanted = true;
      const stop = begin(settings, (sweep, done) => {
        // A cancelled sweep reports that too, perhaps long after the next one has begun.
        if (wanted) setState((before) => ({ sweep: sweep ?? before.sweep, done }));
      });
      cancel.current = () => {
        wanted = false;
        stop();
      };
    },
    [begin, end],
  );
  useEffect(() => end, [end]);
  return { ...state, start, end };
}

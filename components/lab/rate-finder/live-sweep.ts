import { useCallback, useEffect, useRef, useState } from "react";
import type { RunKeeper } from "@/lib/client/run/run-keeper";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { RateSweep } from "@/lib/learning/training/rate-sweep";

/** A search for a learning rate, as far as it has come. Done without a sweep: it could not be made. */
type SweepState = { readonly sweep: RateSweep | null; readonly done: boolean };

const NONE: SweepState = { sweep: null, done: false };

/** One sweep at a time: another one, or leaving the page, breaks it off. */
export function useSweep(begin: RunKeeper["sweep"]): SweepState & {
  readonly start: (settings: Settings) => void;
  readonly end: () => void;
} {
  const [state, setState] = useState(NONE);
  const breakOff = useRef<(() => void) | null>(null);
  const end = useCallback(() => {
    breakOff.current?.();
    breakOff.current = null;
  }, []);
  const start = useCallback(
    (settings: Settings) => {
      end();
      setState(NONE);
      let wanted = true;
      const stop = begin(settings, (sweep, done) => {
        // One that was broken off says so, perhaps when the next has long begun.
        if (wanted) setState((before) => ({ sweep: sweep ?? before.sweep, done }));
      });
      breakOff.current = () => {
        wanted = false;
        stop();
      };
    },
    [begin, end],
  );
  useEffect(() => end, [end]);
  return { ...state, start, end };
}

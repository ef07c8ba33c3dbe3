import { useCallback, useEffect, useMemo, useState } from "react";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { featuresOf, firstInput, type OwnInput, takesOwnInput } from "@/lib/learning/examples/own-input";
import type { Numbers } from "@/lib/learning/examples/split";
import type { Examples } from "@/lib/learning/training/training";
import type { RunNumber } from "@/lib/session/log/events";
import { newestOnly } from "./newest-only";

/** What a student gives their own network, and what it says. */
export type OwnInputSight = {
  /** Null until the examples are here. */
  readonly input: OwnInput | null;
  readonly onInput: (change: (input: OwnInput) => OwnInput) => void;
  /** The network's outputs on the input, or on the one before as long as it is being asked; null without a network or an input. */
  readonly outputs: Float32Array | null;
  /** Whether there is no network that could be asked. */
  readonly missing: boolean;
  /** Called when the view comes on screen or leaves it. */
  readonly onVisible: (visible: boolean) => void;
};

/** While it trains, the network is asked about the same input so often. */
const INTERVAL_MS = 200;

type Latest = { readonly examples: Examples; readonly outputs: Float32Array | null };
type Made = { readonly examples: Examples; readonly input: OwnInput };

/** Asks the network about the student's input while that is on screen: at every change, and again and again while it trains (`busy`). The input stays when its view is left. */
export function useOwnInput({
  challenge,
  examples,
  run,
  busy,
  predict,
}: {
  challenge: ChallengeInfo;
  examples: Examples | null;
  /** The run whose network it is: a new one is asked at once. */
  run: RunNumber | null;
  busy: boolean;
  predict: (inputs: Numbers, count: number) => Promise<Float32Array | null>;
}): OwnInputSight {
  const [visible, setVisible] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const [latest, setLatest] = useState<Latest | null>(null);
  const first = useMemo(
    () => (examples && takesOwnInput(challenge) ? firstInput(challenge, examples.validation) : null),
    [challenge, examples],
  );
  const input = made && made.examples === examples ? made.input : first;
  const onInput = useCallback(
    (change: (input: OwnInput) => OwnInput) => {
      if (examples === null || first === null) return;
      setMade((before) => ({
        examples,
        input: change(before?.examples === examples ? before.input : first),
      }));
    },
    [examples, first],
  );
  const features = useMemo(() => input && featuresOf(input, challenge), [input, challenge]);
  const ask = useMemo(
    () =>
      newestOnly(
        ({ asked }: { asked: Float32Array; of: Examples }) => predict(asked, 1),
        ({ of }, outputs) => setLatest({ examples: of, outputs }),
      ),
    [predict],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another network, whatever else stays the same.
  useEffect(() => {
    if (!visible || examples === null || features === null) return;
    const askNow = () => {
      if (document.visibilityState === "visible") ask({ asked: features, of: examples });
    };
    askNow();
    if (!busy) return;
    const timer = setInterval(askNow, INTERVAL_MS);
    return () => clearInterval(timer);
  }, [examples, features, run, busy, visible, ask]);

  const here = latest?.examples === examples ? latest : null;
  return useMemo(
    () => ({
      ...{ input, onInput },
      outputs: features === null ? null : (here?.outputs ?? null),
      // A run that is about to start has no network for a moment.
      missing: run === null || (!busy && here !== null && here.outputs === null),
      onVisible: setVisible,
    }),
    [input, onInput, features, here, run, busy],
  );
}

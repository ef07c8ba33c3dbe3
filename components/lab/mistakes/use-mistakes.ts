import { useEffect, useMemo, useState } from "react";
import type { Examples, SplitOutputs } from "@/lib/learning/training/training";
import type { RunNumber } from "@/lib/session/log/events";

/** What the network says of every example, as its mistakes are read from it. */
export type MistakesSight = {
  /** Null until the network has answered. */
  readonly outputs: SplitOutputs | null;
  /** There is no network to ask. */
  readonly missing: boolean;
  /** The mistakes came into sight, or left it. */
  readonly onVisible: (visible: boolean) => void;
};

/** A network is asked about every example at most once a second, and for a tenth of the time at most: training goes on beside it. */
const INTERVAL_MS = 1_000;
const REST = 9;

type Latest = { readonly examples: Examples; readonly outputs: SplitOutputs | null };

/** What the network as it is now says of every example, asked while somebody looks. `busy`: it trains. */
export function useMistakes({
  examples,
  run,
  busy,
  predict,
}: {
  examples: Examples | null;
  /** Whose network it is: another one is asked at once. */
  run: RunNumber | null;
  busy: boolean;
  predict: (inputs: Float32Array, count: number) => Promise<Float32Array | null>;
}): MistakesSight {
  const [visible, setVisible] = useState(false);
  const [latest, setLatest] = useState<Latest | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another network, whatever else stays.
  useEffect(() => {
    if (examples === null || !visible) return;
    const { train, validation } = examples;
    const count = train.count + validation.count;
    const inputs = new Float32Array(train.features.length + validation.features.length);
    inputs.set(train.features);
    inputs.set(validation.features, train.features.length);
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const from = performance.now();
      if (document.visibilityState === "visible") {
        const all = await predict(inputs, count);
        if (stopped) return;
        setLatest({ examples, outputs: all && parted(all, train.count / count) });
      }
      if (busy) timer = setTimeout(ask, Math.max(INTERVAL_MS, REST * (performance.now() - from)));
    };
    void ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [examples, run, busy, visible, predict]);
  const here = latest !== null && latest.examples === examples ? latest : null;
  return useMemo(
    () => ({
      outputs: here?.outputs ?? null,
      missing: here !== null && here.outputs === null,
      onVisible: setVisible,
    }),
    [here],
  );
}

/** The training split's outputs come first: they are this share of them all. */
function parted(outputs: Float32Array, share: number): SplitOutputs {
  const first = Math.round(outputs.length * share);
  return { train: outputs.subarray(0, first), validation: outputs.subarray(first) };
}

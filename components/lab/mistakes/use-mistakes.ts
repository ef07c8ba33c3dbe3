import { useEffect, useMemo, useState } from "react";
import type { Numbers } from "@/lib/learning/examples/split";
import type { Examples, SplitOutputs } from "@/lib/learning/training/training";
import type { RunNumber } from "@/lib/session/log/events";

/** The network's outputs for every example, from which its mistakes are found. */
export type MistakesSight = {
  /** Null until the network has answered. */
  readonly outputs: SplitOutputs | null;
  /** Whether there is no network to ask. */
  readonly missing: boolean;
  /** Called when the mistakes come on screen or leave it. */
  readonly onVisible: (visible: boolean) => void;
};

/**
 * The network is asked about every example at most once per second, and for at most a tenth of the time, because training continues
 * meanwhile.
 */
const INTERVAL_MS = 1_000;
const REST = 9;

type Latest = { readonly examples: Examples; readonly outputs: SplitOutputs | null };

/** The outputs of the current network for every example, requested while the mistakes are on screen. `busy`: whether it trains. */
export function useMistakes({
  examples,
  run,
  busy,
  predict,
}: {
  examples: Examples | null;
  /** The run whose network it is: a new one is asked at once. */
  run: RunNumber | null;
  busy: boolean;
  predict: (inputs: Numbers, count: number) => Promise<Float32Array | null>;
}): MistakesSight {
  const [visible, setVisible] = useState(false);
  const [latest, setLatest] = useState<Latest | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another network, whatever else stays the same.
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
        setLatest({ examples, outputs: all && splitOutputs(all, train.count / count) });
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

/** Splits the outputs in two: those of the training split come first. `share`: of the training split. */
function splitOutputs(outputs: Float32Array, share: number): SplitOutputs {
  const first = Math.round(outputs.length * share);
  return { train: outputs.subarray(0, first), validation: outputs.subarray(first) };
}

import { useEffect, useMemo, useState } from "react";
import { askRepeatedly } from "@/components/lab/results/ask-repeatedly";
import type { Numbers } from "@/lib/learning/examples/split";
import type { Examples, SplitOutputs } from "@/lib/learning/training/training";
import type { RunNumber } from "@/lib/session/log/events";

/** The network's outputs for every example, or the first ones of letters, from which its mistakes are found. */
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
    const { inputs, count, share } = questionAbout(examples);
    const ask = async (isStopped: () => boolean) => {
      const all = await predict(inputs, count);
      if (!isStopped()) setLatest({ examples, outputs: all && splitOutputs(all, share) });
    };
    return askRepeatedly(ask, { again: busy, rest: (took) => Math.max(INTERVAL_MS, REST * took) });
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

/** Letters of each split that a network is asked about: some hundred words tell enough, and a hundred thousand letters would take seconds. */
const MOST_LETTERS = 4_000;

/** The inputs of both splits, those of the training split first. `share`: of the training split. */
function questionAbout({ train, validation }: Examples) {
  const parts = [train, validation].map(({ features, count }) => {
    const asked = features instanceof Uint8Array ? Math.min(count, MOST_LETTERS) : count;
    return { asked, features: features.subarray(0, (features.length / count) * asked) };
  });
  const [first, second] = parts as [(typeof parts)[number], (typeof parts)[number]];
  const length = first.features.length + second.features.length;
  const inputs = first.features instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length);
  inputs.set(first.features);
  inputs.set(second.features, first.features.length);
  const count = first.asked + second.asked;
  return { inputs, count, share: first.asked / count };
}

/** Splits the outputs in two: those of the training split come first. `share`: of the training split. */
function splitOutputs(outputs: Float32Array, share: number): SplitOutputs {
  const first = Math.round(outputs.length * share);
  return { train: outputs.subarray(0, first), validation: outputs.subarray(first) };
}

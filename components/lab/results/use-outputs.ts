import { useEffect, useMemo, useState } from "react";
import { PICTURES_ASKED } from "@/components/charts/examples/example-pictures";
import { curveInputs, extentOf, planeExtent, planeGrid } from "@/components/charts/examples/example-space";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Numbers, Split } from "@/lib/learning/examples/split";
import { featureCount } from "@/lib/learning/network/network";
import type { Examples } from "@/lib/learning/training/training";
import { unreachable } from "@/lib/learning/unreachable";
import type { RunNumber } from "@/lib/session/log/events";
import { askRepeatedly } from "./ask-repeatedly";

/** The network is asked for outputs at most four times a second. */
const INTERVAL_MS = 250;

/**
 * The network's outputs on the inputs that the challenge's view is drawn from: requested repeatedly while it trains, once more when
 * it has stopped, and never while the view is off screen. Null while there is no network in this round.
 */
export function useOutputs({
  challenge,
  examples,
  run,
  busy,
  visible,
  predict,
}: {
  challenge: ChallengeInfo;
  examples: Examples | null;
  /** The run whose network it is: a new one is asked at once. */
  run: RunNumber | null;
  busy: boolean;
  visible: boolean;
  predict: (inputs: Numbers, count: number) => Promise<Float32Array | null>;
}): Float32Array | null {
  const question = useMemo(
    () => (examples ? learntQuestion(challenge, examples) : null),
    [challenge, examples],
  );
  const [answer, setAnswer] = useState<{ question: typeof question; outputs: Float32Array } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another network, whatever else stays the same.
  useEffect(() => {
    if (question === null || !visible) return;
    const ask = async (isStopped: () => boolean) => {
      const outputs = await predict(question.inputs, question.count);
      if (!isStopped() && outputs !== null) setAnswer({ question, outputs });
    };
    return askRepeatedly(ask, { again: busy, rest: () => INTERVAL_MS });
  }, [question, run, busy, visible, predict]);

  return answer !== null && answer.question === question ? answer.outputs : null;
}

/** The inputs (count × features) whose outputs the view of what was learnt is drawn from. */
type LearntQuestion = { readonly inputs: Numbers; readonly count: number };

export function learntQuestion(
  { view, featureShape, task }: ChallengeInfo,
  { train, validation }: { train: Split; validation: Split },
): LearntQuestion {
  switch (view) {
    case "plane": {
      const inputs = planeGrid(planeExtent([train, validation]));
      return { inputs, count: inputs.length / 2 };
    }
    case "curve": {
      const inputs = curveInputs(extentOf([train, validation], 0, 1));
      return { inputs, count: inputs.length };
    }
    case "pictures": {
      const count = Math.min(PICTURES_ASKED, validation.count);
      return { inputs: validation.features.slice(0, count * featureCount(featureShape)), count };
    }
    case "table":
      return task.kind === "classification"
        ? { inputs: validation.features.slice(), count: validation.count }
        : rowsOf([validation, train]);
    // What a language model has learnt is what it writes.
    case "letters":
      return { inputs: new Uint8Array(0), count: 0 };
    default:
      return unreachable(view);
  }
}

/** The examples of all these splits, one split after the other. */
function rowsOf(splits: readonly Split[]): LearntQuestion {
  return {
    inputs: Float32Array.from(splits.flatMap(({ features }) => [...features])),
    count: splits.reduce((sum, { count }) => sum + count, 0),
  };
}

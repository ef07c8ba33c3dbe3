import type { Split, SplitName } from "@/lib/learning/examples/split";
import type { Finding } from "@/lib/session/room/verdict";
import { type JudgedSpec, judge } from "@/lib/trainer/lens/judge";
import { measuredCounts } from "@/lib/trainer/run/run-grid";

/** Page → worker. A split is sent once; a network is judged on one that has been. */
export type JudgeRequest =
  | { readonly type: "load"; readonly name: SplitName; readonly split: Split }
  | {
      readonly type: "judge";
      readonly id: number;
      readonly name: SplitName;
      readonly spec: JudgedSpec;
      readonly weights: Float32Array;
    };

/** What was found; of a network that could not be judged, null. */
export type JudgeReply = { readonly id: number; readonly found: JudgedNetwork | null };

/** `losses`: of each example, as the score counts it. */
export type JudgedNetwork = Finding & { readonly losses: Float64Array };

const splits = new Map<SplitName, Split>();

self.onmessage = async ({ data }: MessageEvent<JudgeRequest>) => {
  if (data.type === "load") return void splits.set(data.name, data.split);
  const { id, name, spec, weights } = data;
  const found = await judged(name, spec, weights).catch((reason) => {
    console.warn("A network could not be judged.", reason);
    return null;
  });
  self.postMessage({ id, found } satisfies JudgeReply);
};

async function judged(name: SplitName, spec: JudgedSpec, weights: Float32Array): Promise<JudgedNetwork> {
  const split = splits.get(name);
  if (!split) throw new Error(`The ${name} split has not been sent.`);
  // As at every point of a run, of a large training split only its first examples.
  const { count } = split;
  const { evaluation, losses, outputs } = await judge(
    spec,
    weights,
    split,
    name === "train" ? measuredCounts({ train: split, validation: split }).train : count,
  );
  return { evaluation, losses, overflown: outputs === null };
}

import type { Challenge, ChallengeInfo } from "@/lib/learning/examples/challenge";
import { SPLIT_NAMES, type Split, type SplitName } from "@/lib/learning/examples/split";
import type { Seed } from "@/lib/learning/numbers/random";
import { type RehearsalReply, type RehearsalRequest, rehearsedSplitPath } from "@/lib/protocol/rehearsal";
import { decodeSplit } from "@/lib/protocol/split";
import { rehearsePlan, USUAL_SIZE } from "@/lib/rehearsal/plan-rehearsal";
import { openWasmMachine } from "@/lib/trainer/simd/machine";

self.onmessage = async ({ data }: MessageEvent<RehearsalRequest>) => {
  const post = (reply: RehearsalReply) => self.postMessage(reply);
  try {
    if (!(await openWasmMachine(1))) post({ type: "no-simd" });
    await rehearsePlan(data, { ...USUAL_SIZE, challengeOf }, post);
  } catch (error) {
    post({ type: "failed", message: String(error) });
  }
};

/** A challenge whose examples come from the server. */
async function challengeOf(info: ChallengeInfo, seed: Seed): Promise<Challenge | null> {
  const splits = await Promise.all(SPLIT_NAMES.map((name) => download(name, info, seed)));
  if (!splits.every((split) => split !== null)) return null;
  return { ...info, makeSplit: (name) => splits[SPLIT_NAMES.indexOf(name)]! };
}

/** Null when there is no answer, or a refusal. */
async function download(
  name: SplitName,
  { id, featureShape }: ChallengeInfo,
  seed: Seed,
): Promise<Split | null> {
  try {
    const { ok, body } = await fetch(rehearsedSplitPath(id, seed, name));
    if (!ok || !body) return null;
    const bytes = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    return decodeSplit(bytes, featureShape);
  } catch {
    return null;
  }
}

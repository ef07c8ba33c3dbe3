import { findChallenge } from "@/lib/challenges/catalogue";
import { answerOf } from "@/lib/learning/examples/own-input";
import type { NetworkAnswer } from "@/lib/session/questions/asked-features";
import { openTrained } from "@/lib/trainer/simd/trained";
import type { Trained } from "../examination";

/** Networks that are all to be asked about the same input. `features`: one example's. */
export type Answering = {
  readonly challenge: string;
  readonly features: Float32Array;
  readonly networks: readonly Pick<Trained, "settings" | "weights">[];
};

/** What a network says; null if its outputs are no numbers. */
export type Said = Pick<NetworkAnswer, "says" | "sure"> | null;

/** What each of the networks says. Throws when weights do not fit their network. */
export async function answerAll({ challenge: id, features, networks }: Answering): Promise<Said[]> {
  const challenge = findChallenge(id);
  if (!challenge) throw new Error(`There is no challenge ${id}.`);
  // The engine needs an example even if nothing is trained.
  const one = { count: 1, features, labels: Float32Array.of(0) };
  const said: Said[] = [];
  for (const { settings, weights } of networks) {
    const engine = await openTrained({ ...settings, ...challenge }, weights, { train: one, validation: one });
    const answer = answerOf(await engine.predict(features, 1), challenge.task);
    engine.dispose();
    if (answer.kind === "diverged") said.push(null);
    else if (answer.kind === "number") said.push({ says: answer.value, sure: null });
    else said.push({ says: answer.label, sure: rounded(answer.probabilities[answer.label]!) });
  }
  return said;
}

/** With as many digits as anyone reads, since the log keeps hundreds of them. */
function rounded(probability: number): number {
  return Math.round(10_000 * probability) / 10_000;
}

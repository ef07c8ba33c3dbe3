import type { Optimiser } from "@/lib/learning/training/hyperparameters";
import { type MachineKind, openSimdTraining } from "@/lib/trainer/simd/trainer";
import { inOrder, LESSONS, lesson } from "./lessons";

const OPTIMISERS: readonly Optimiser[] = ["adam", "rmsprop", "momentum", "sgd"];

/** The bits of every lesson's results in this runtime: weights, loss and outputs, as int32. */
export async function allBits(kind: MachineKind): Promise<Record<string, number[]>> {
  const all: Record<string, number[]> = {};
  for (const [index, [name, choice]] of Object.entries(LESSONS).entries()) {
    const taught = lesson({ ...choice, optimiser: OPTIMISERS[index % 4], weightDecay: 0.01 });
    const { plan, examples, weights } = taught;
    const trainer = await openSimdTraining(plan, examples, { weights, order: inOrder(taught) }, kind);
    if (!trainer) throw new Error(`No ${kind} here.`);
    trainer.train(60);
    const outputs = trainer.outputs("validation", 0, examples.validation.count);
    const numbers = [...trainer.weights(), trainer.batchLoss(), ...outputs];
    all[name] = Array.from(new Int32Array(Float32Array.from(numbers).buffer));
  }
  return all;
}

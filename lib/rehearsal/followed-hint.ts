import type { Hint } from "@/lib/learning/curves/hints";
import { addLayer } from "@/lib/learning/network/layer-edit";
import type { Layer } from "@/lib/learning/network/network";
import type { Hyperparameters, Settings } from "@/lib/learning/training/hyperparameters";
import { unreachable } from "@/lib/learning/unreachable";

/** The settings that a hint asks for. */
export function followed(hint: Hint, { network, hyperparameters }: Settings): Settings {
  const { layers } = network;
  const tuned = (changed: Partial<Hyperparameters>): Settings => ({
    network,
    hyperparameters: { ...hyperparameters, ...changed },
  });
  const built = (changed: Layer[]): Settings => ({ network: { layers: changed }, hyperparameters });
  switch (hint.key) {
    case "same-again":
      return { network, hyperparameters };
    case "rate-between":
    case "rate-down":
    case "rate-up":
      return tuned({ learningRate: hint.values.rate });
    case "fewer-epochs":
    case "more-epochs":
      return tuned({ epochs: hint.values.epochs });
    case "add-layer":
      return built(addLayer(layers, "dense")?.layers ?? layers);
    case "relu":
      return built(layers.map((layer) => ("activation" in layer ? { ...layer, activation: "relu" } : layer)));
    default:
      return unreachable(hint);
  }
}

import { onMoon } from "../moons";
import { planeChallenge } from "../plane-challenge";
import { mislabelled } from "./wrong-labels";

/** In each class of the training split. */
const SHARE_WRONG = 0.2;

const fewMoons = planeChallenge({
  id: "mislabelled-moons",
  classes: ["upper", "lower"],
  counts: { train: 80, validation: 500, test: 2000 },
  preset: {
    network: {
      layers: [
        { kind: "dense", units: 8, activation: "relu" },
        { kind: "dense", units: 8, activation: "relu" },
      ],
    },
    hyperparameters: { learningRate: 0.01, optimiser: "adam", batchSize: 20, epochs: 500, weightDecay: 0 },
  },
  noise: 0.15,
  place: onMoon,
});

/**
 * Moons from few points, one in five of which has the wrong label: the larger a network, the more of the wrong ones it can fence in. The
 * labels of the validation and test splits are correct.
 */
export const mislabelledMoons = mislabelled(fewMoons, SHARE_WRONG);

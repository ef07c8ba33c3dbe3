import { drawings, glassesOrRings } from "../glasses-or-rings";
import { mislabelled } from "./wrong-labels";

const COUNTS = { train: 120, validation: 500, test: 2000 };
/** In each class of the training split. */
const SHARE_WRONG = 0.1;

/**
 * Glasses or rings from few examples, one in ten of which has the wrong label: a network that fits them all has learnt mistakes. The
 * labels of the validation and test splits are correct.
 */
export const mislabelledDrawings = mislabelled(
  {
    ...glassesOrRings,
    id: "mislabelled-drawings",
    counts: COUNTS,
    preset: {
      network: { layers: [{ kind: "dense", units: 64, activation: "relu" }] },
      hyperparameters: { learningRate: 0.05, optimiser: "sgd", batchSize: 20, epochs: 100, weightDecay: 0 },
    },
    makeSplit: (name, seed) => drawings(COUNTS[name], seed),
  },
  SHARE_WRONG,
);

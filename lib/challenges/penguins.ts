import penguinRows from "./data/penguins.json";
import { tableChallenge } from "./table-challenge";

/**
 * Three species of penguin by four measurements: the 342 of 344 birds without missing values (Palmer Archipelago, Gorman, Williams and
 * Fraser, 2014), split 60/20/20 within each species. Sources and licences: data/LICENCES.md.
 */
export const penguins = tableChallenge({
  id: "penguins",
  table: penguinRows,
  columns: ["beak-length", "beak-depth", "flipper-length", "body-mass"],
  labels: ["adelie", "chinstrap", "gentoo"],
  preset: {
    network: { layers: [{ kind: "dense", units: 4, activation: "tanh" }] },
    hyperparameters: { learningRate: 0.02, optimiser: "sgd", batchSize: 20, epochs: 20, weightDecay: 0 },
  },
});

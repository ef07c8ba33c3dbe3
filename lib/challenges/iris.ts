import irisRows from "./data/iris.json";
import { tableChallenge } from "./table-challenge";

/**
 * Three species of iris by four measurements of 150 flowers (Anderson, 1935; Fisher, 1936), split 60/20/20 within each species; two
 * flowers with the same measurements are in the same split. Sources and licences: data/LICENCES.md.
 */
export const iris = tableChallenge({
  id: "iris",
  table: irisRows,
  columns: ["sepal-length", "sepal-width", "petal-length", "petal-width"],
  labels: ["setosa", "versicolor", "virginica"],
  preset: {
    network: { layers: [{ kind: "dense", units: 4, activation: "tanh" }] },
    hyperparameters: { learningRate: 0.03, optimiser: "sgd", batchSize: 10, epochs: 30, weightDecay: 0 },
  },
});

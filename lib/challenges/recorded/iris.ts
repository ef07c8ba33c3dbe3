import type { Network } from "@/lib/learning/network/network";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import irisRows from "../data/iris.json";
import partitions from "../data/partitions.json";
import { repartitioned } from "./repartitioned";
import { type TableChallenge, tableChallenge } from "./table-challenge";

const network: Network = { layers: [{ kind: "dense", units: 4, activation: "tanh" }] };
const hyperparameters: Hyperparameters = {
  learningRate: 0.03,
  optimiser: "sgd",
  batchSize: 10,
  epochs: 45,
  weightDecay: 0,
};
const about: Omit<TableChallenge, "id" | "table" | "preset"> = {
  columns: ["sepal-length", "sepal-width", "petal-length", "petal-width"],
  labels: ["setosa", "versicolor", "virginica"],
};

/**
 * Three species of iris by four measurements of 150 flowers (Anderson, 1935; Fisher, 1936), split 40/30/30 within each species; two
 * flowers with the same measurements are in the same split. Sources and licences: data/LICENCES.md.
 */
export const iris = tableChallenge({
  ...about,
  id: "iris-2",
  preset: { network, hyperparameters },
  table: repartitioned(irisRows, partitions.iris),
});

/** As in sessions that recorded it, split 60/20/20. */
export const earlierIris = tableChallenge({
  ...about,
  id: "iris",
  preset: { network, hyperparameters: { ...hyperparameters, epochs: 30 } },
  table: irisRows,
});

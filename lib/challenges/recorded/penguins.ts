import type { Network } from "@/lib/learning/network/network";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import partitions from "../data/partitions.json";
import penguinRows from "../data/penguins.json";
import { repartitioned } from "./repartitioned";
import { type TableChallenge, tableChallenge } from "./table-challenge";

const network: Network = { layers: [{ kind: "dense", units: 4, activation: "tanh" }] };
const hyperparameters: Hyperparameters = {
  learningRate: 0.02,
  optimiser: "sgd",
  batchSize: 20,
  epochs: 24,
  weightDecay: 0,
};
const about: Omit<TableChallenge, "id" | "table" | "preset"> = {
  columns: ["beak-length", "beak-depth", "flipper-length", "body-mass"],
  labels: ["adelie", "chinstrap", "gentoo"],
};

/**
 * Three species of penguin by four measurements: the 342 of 344 birds without missing values (Palmer Archipelago, Gorman, Williams and
 * Fraser, 2014), split 50/25/25 within each species. Sources and licences: data/LICENCES.md.
 */
export const penguins = tableChallenge({
  ...about,
  id: "penguins-2",
  preset: { network, hyperparameters },
  table: repartitioned(penguinRows, partitions.penguins),
});

/** As in sessions that recorded it, split 60/20/20. */
export const earlierPenguins = tableChallenge({
  ...about,
  id: "penguins",
  preset: { network, hyperparameters: { ...hyperparameters, epochs: 20 } },
  table: penguinRows,
});

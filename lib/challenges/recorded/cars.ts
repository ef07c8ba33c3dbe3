import type { Network } from "@/lib/learning/network/network";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import carRows from "../data/cars.json";
import partitions from "../data/partitions.json";
import { repartitioned } from "./repartitioned";
import { type TableChallenge, tableChallenge } from "./table-challenge";

const network: Network = { layers: [{ kind: "dense", units: 8, activation: "tanh" }] };
const hyperparameters: Hyperparameters = {
  learningRate: 0.002,
  optimiser: "sgd",
  batchSize: 20,
  epochs: 18,
  weightDecay: 0,
};
const about: Omit<TableChallenge, "id" | "table" | "preset"> = {
  columns: ["cylinders", "displacement", "horsepower", "weight", "acceleration", "year"],
  labels: "number",
};

/**
 * Miles per gallon of cars of 1970–82 from six numbers about each: the 392 of 406 cars without missing values (StatLib, 1983), split
 * 50/25/25. Sources and licences: data/LICENCES.md.
 */
export const cars = tableChallenge({
  ...about,
  id: "cars-2",
  preset: { network, hyperparameters },
  table: repartitioned(carRows, partitions.cars),
});

/** As in sessions that recorded it, split 60/20/20. */
export const earlierCars = tableChallenge({
  ...about,
  id: "cars",
  preset: { network, hyperparameters: { ...hyperparameters, epochs: 15 } },
  table: carRows,
});

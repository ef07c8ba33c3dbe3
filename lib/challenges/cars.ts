import carRows from "./data/cars.json";
import { tableChallenge } from "./table-challenge";

/**
 * Miles per gallon of cars of 1970–82 from six numbers about each: the 392 of 406 cars without missing values (StatLib, 1983), split
 * 60/20/20 and stratified by the target. Sources and licences: data/LICENCES.md.
 */
export const cars = tableChallenge({
  id: "cars",
  table: carRows,
  columns: ["cylinders", "displacement", "horsepower", "weight", "acceleration", "year"],
  labels: "number",
  preset: {
    network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
    hyperparameters: { learningRate: 0.002, optimiser: "sgd", batchSize: 20, epochs: 15, weightDecay: 0 },
  },
});

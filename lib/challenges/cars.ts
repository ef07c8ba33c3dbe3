import carRows from "./data/cars.json";
import { tableChallenge } from "./table-challenge";

/**
 * How many miles a car of 1970–82 drives on a gallon, by six numbers about it: the 392 of 406 cars without gaps (StatLib, 1983),
 * parted 60/20/20 at every height of the target. Sources and licences: data/LICENCES.md.
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

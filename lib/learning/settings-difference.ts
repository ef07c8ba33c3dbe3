import type { Hyperparameters, Settings } from "./training/hyperparameters";

/** A knob that two settings have turned differently. */
export type Difference = "network" | keyof Hyperparameters;

const KNOBS = [
  "learningRate",
  "optimiser",
  "batchSize",
  "epochs",
  "weightDecay",
] as const satisfies readonly (keyof Hyperparameters)[];

/** Which knobs two settings differ in, the network first. */
export function settingsDifference(one: Settings, other: Settings): Difference[] {
  const networks = [one, other].map(({ network }) => JSON.stringify(network.layers));
  const knobs = KNOBS.filter((knob) => one.hyperparameters[knob] !== other.hyperparameters[knob]);
  return networks[0] === networks[1] ? knobs : ["network", ...knobs];
}

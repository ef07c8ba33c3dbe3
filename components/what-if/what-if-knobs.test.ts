import { expect, test } from "vitest";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Layer } from "@/lib/learning/network/network";
import { type Settings, settingsDifference } from "@/lib/learning/training/hyperparameters";
import { isUnchanged, onlyKnob, proposal, whatIfChoices } from "./what-if-knobs";

const infoOf = (id: string): ChallengeInfo => challengeInfo(findChallenge(id)!);
const dense = (units: number): Layer => ({ kind: "dense", units, activation: "tanh" });
const settings = (...layers: Layer[]): Settings => ({
  network: { layers },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 16, epochs: 40, weightDecay: 0 },
});
const own = settings(dense(16));

test("every knob that this network has is offered, and none that it does not have", () => {
  const numbers = ["learningRate", "optimiser", "batchSize", "epochs", "weightDecay"];
  const knobsOf = (changed: Settings, challenge: string) => whatIfChoices(changed, infoOf(challenge)).knobs;
  expect(knobsOf(own, "moons")).toEqual([...numbers, "units", "depth", "activation", "dropout"]);
  expect(knobsOf(settings(), "moons")).toEqual(numbers);
  const letters = settings({ kind: "context", length: 4, embedding: 8 }, dense(16));
  expect(knobsOf(letters, "first-names")).toEqual([
    ...numbers,
    ...["units", "depth", "activation", "dropout", "context"],
  ]);
});

test("every proposal differs from the run in one setting", () => {
  const choices = whatIfChoices(own, infoOf("moons"));
  const differences = choices.knobs.map((knob) => settingsDifference(own, proposal(own, knob, choices)));
  expect(differences).toEqual([
    ...[["learningRate"], ["optimiser"], ["batchSize"], ["epochs"], ["weightDecay"]],
    ...[["network"], ["network"], ["network"], ["network"]],
  ]);
});

test("turning another knob puts the first one back", () => {
  const choices = whatIfChoices(own, infoOf("moons"));
  const first = proposal(own, "learningRate", choices);
  const second = onlyKnob(own, "units", { ...first, network: choices.networks.units[0]!.network });
  expect(second).toEqual({ ...own, network: { layers: [dense(32)] } });
  expect(onlyKnob(own, "optimiser", { ...second, hyperparameters: { ...first.hyperparameters } })).toEqual(
    own,
  );
  expect([isUnchanged(own, second), isUnchanged(own, { ...own })]).toEqual([false, true]);
});

test("another activation is one for all layers, and the present one is not offered", () => {
  const { networks } = whatIfChoices(
    settings(dense(8), { ...dense(4), activation: "tanh" } as Layer),
    infoOf("moons"),
  );
  expect(networks.activation.map(({ differs }) => differs)).toEqual(["relu", "sigmoid", "gelu"]);
  expect(networks.activation[0]?.network).toEqual({
    layers: [
      { kind: "dense", units: 8, activation: "relu" },
      { kind: "dense", units: 4, activation: "relu" },
    ],
  });
});

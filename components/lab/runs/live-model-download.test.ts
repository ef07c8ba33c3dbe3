import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { RunSpec } from "@/lib/learning/training/training";
import { type ModelFacts, modelReadme } from "./live-model-download";

const messages = await loadCatalogue("en");
const texts = (namespace: "lab.export.readme" | "challenges") => {
  const translate = createTranslator({ locale: "en", messages, namespace });
  return (key: string, given?: Record<string, string | number>) => translate(key as never, given as never);
};
const say = texts("lab.export.readme");
const name = texts("challenges");

const hyperparameters: RunSpec["hyperparameters"] = {
  ...{ learningRate: 0.1, optimiser: "sgd", batchSize: 10, epochs: 40, weightDecay: 0 },
};
const best: ModelFacts["best"] = {
  ...{
    step: 1200,
    epoch: 30,
    trainLoss: 0.2,
    validationLoss: 0.25,
    trainMetric: 0.95,
    validationMetric: 0.9,
  },
  ...{ trainScore: 71.2, validationScore: 64 },
};

function factsOf(challenge: Pick<ChallengeInfo, "id" | "task" | "featureShape" | "features">): ModelFacts {
  const network: RunSpec["network"] = { layers: [{ kind: "dense", units: 8, activation: "tanh" }] };
  const { task, featureShape } = challenge;
  return {
    ordinal: 3,
    spec: { network, hyperparameters, task, featureShape, seed: 7 },
    challenge: {
      ...challenge,
      view: "plane",
      counts: { train: 1, validation: 1, test: 1 },
      preset: { network, hyperparameters },
    },
    settings: "8 tanh, rate 0.1, SGD, batch 10",
    best,
    features: Float32Array.of(-1, 0.25, 2, 0.5),
  };
}

test("the readme of a model for points says how to load it, and what its inputs and outputs are", () => {
  const task = { kind: "classification", classes: ["upper", "lower"] } as const;
  expect(modelReadme(factsOf({ id: "moons", task, featureShape: [2] }), say, name)).toMatchInlineSnapshot(`
    "Downhill: the network of run 3
    ==============================

    Challenge: Two moons. The weights are those of the run’s best point on the validation examples (step 1,200).

    To load it with TensorFlow.js, serve this folder and write:
        import * as tf from "@tensorflow/tfjs";
        const model = await tf.loadLayersModel("model.json");
        const inputs = tf.tensor(numbers, [1, 2]);
        const outputs = model.predict(inputs);

    Input: a batch of examples, each of the shape [2].
    In the class’s examples, the numbers lie between -1 and 2.

    Output: one logit per class, in this order: Upper moon, Lower moon. The last layer is linear, with no softmax. For probabilities, write:
        const probabilities = tf.softmax(outputs);

    Settings: 8 tanh, rate 0.1, SGD, batch 10, 40 epochs.
    Parameters: 42.
    Seed: 7. The same settings and seed give the same curve again.
    At the best point: score 64.0 on the validation examples (loss 0.250), 71.2 on the training examples (loss 0.200).
    "
  `);
});

test("the readme of a model for a table says how its columns and target are scaled", () => {
  const features = [
    { key: "weight", mean: 2977.584, deviation: 848.31841 },
    { key: "year", mean: 75.98, deviation: 3.6837 },
  ];
  const task = { kind: "regression", target: { mean: 23.4, deviation: 7.8 } } as const;
  expect(
    modelReadme(factsOf({ id: "cars", task, featureShape: [2], features }), say, name),
  ).toMatchInlineSnapshot(`
    "Downhill: the network of run 3
    ==============================

    Challenge: Cars and fuel. The weights are those of the run’s best point on the validation examples (step 1,200).

    To load it with TensorFlow.js, serve this folder and write:
        import * as tf from "@tensorflow/tfjs";
        const model = await tf.loadLayersModel("model.json");
        const inputs = tf.tensor(numbers, [1, 2]);
        const outputs = model.predict(inputs);

    Input: a batch of examples, each of the shape [2].
    The numbers of one example, in this order, each scaled as follows:
      1. Weight (lb): subtract 2977.584, then divide by 848.31841
      2. Model year: subtract 75.98, then divide by 3.6837

    Output: Miles per gallon, scaled. Multiply by 7.8, then add 23.4. The last layer is linear.

    Settings: 8 tanh, rate 0.1, SGD, batch 10, 40 epochs.
    Parameters: 33.
    Seed: 7. The same settings and seed give the same curve again.
    At the best point: score 64.0 on the validation examples (loss 0.250), 71.2 on the training examples (loss 0.200).
    "
  `);
});

test("the readme of a model for letters lists their numbers, and has it write a word", () => {
  const task = { kind: "next-letter", alphabet: "ab" } as const;
  const facts = factsOf({ id: "moons", task, featureShape: [16, 3] });
  const layers: RunSpec["network"]["layers"] = [{ kind: "context", length: 3, embedding: null }];
  const readme = modelReadme({ ...facts, spec: { ...facts.spec, network: { layers } } }, say, name);
  expect(readme.slice(readme.indexOf("To load"), readme.indexOf("Settings"))).toMatchInlineSnapshot(`
    "To load it with TensorFlow.js, serve this folder and write:
        import * as tf from "@tensorflow/tfjs";
        const model = await tf.loadLayersModel("model.json");
        const inputs = tf.tensor(numbers, [1, 3]);
        const outputs = model.predict(inputs);

    Input: the last 3 letters of the word so far, as numbers, the nearest last, and 0 wherever there is no letter yet. The numbers:
      0. the end of a word
      1. "a"
      2. "b"

    Output: one logit for each of these numbers, in the same order: which letter comes next, or the end of the word. The last layer is linear, with no softmax. For probabilities, write:
        const probabilities = tf.softmax(outputs);

    To let it write a word, letter by letter:
        const letters = ["","a","b"];
        const seen = Array(3).fill(0);
        let word = "";
        for (let written = 0; written < 60; written++) {
          const logits = model.predict(tf.tensor([seen.slice(-3)]));
          const [symbol] = await tf.multinomial(logits, 1).data();
          if (symbol === 0) break;
          seen.push(symbol);
          word += letters[symbol];
        }
        console.log(word);

    "
  `);
});

import { useTranslations } from "next-intl";
import { useState } from "react";
import { classNames, featureName, targetName } from "@/components/board/challenge-names";
import { saveFile } from "@/components/lab/save-file";
import { useSettingsWords } from "@/components/lab/settings/settings-words";
import type { CurvePoint } from "@/lib/learning/curves/curve";
import { type ChallengeInfo, textKey } from "@/lib/learning/examples/challenge";
import type { Numbers } from "@/lib/learning/examples/split";
import type { LetterTask } from "@/lib/learning/examples/task";
import { lettersIn, MAX_WORD_LETTERS } from "@/lib/learning/letters/alphabet";
import { parameterCount } from "@/lib/learning/network/flop";
import { lettersRead, planNetwork } from "@/lib/learning/network/layer-plan";
import { formatCount, formatLoss, formatScore } from "@/lib/learning/numbers/format";
import type { RunSpec, TrainedModel } from "@/lib/learning/training/training";
import { type ShownRun, shownPoint } from "./shown-run";

/** Packs the network of a run into a zip file and downloads it. `failed`: whether the last attempt failed. */
export function useModelDownload(challenge: ChallengeInfo, features: Numbers | null) {
  const say = useTranslations("lab.export.readme");
  const name = useTranslations("challenges");
  const inWords = useSettingsWords();
  const [failed, setFailed] = useState(false);

  const download = async (run: ShownRun, { spec, weights }: TrainedModel) => {
    setFailed(false);
    try {
      const [{ layersModel }, { modelZip }] = await Promise.all([
        import("@/lib/trainer/export/layers-model"),
        import("@/lib/trainer/export/model-zip"),
      ]);
      const readme = modelReadme(
        {
          ...{ ordinal: run.ordinal, best: shownPoint(run), spec, challenge, features },
          // A text file needs no marks of direction.
          settings: inWords(run.settings).replace(/[\u2066-\u2069]/g, ""),
        },
        say,
        name,
      );
      const zip = await modelZip(layersModel(spec, weights), readme);
      saveFile(
        `downhill-${textKey(challenge.id)}-run-${run.ordinal}.zip`,
        new Blob([zip], { type: "application/zip" }),
      );
    } catch (error) {
      console.error("A model could not be packed.", error);
      setFailed(true);
    }
  };
  return { download, failed };
}

/** Looks up a text of the catalogue and fills in its arguments. */
type Say = (key: string, given?: Record<string, string | number>) => string;

export type ModelFacts = {
  /** 1 for the student's first run of the round. */
  readonly ordinal: number;
  readonly spec: RunSpec;
  readonly challenge: ChallengeInfo;
  /** The run's settings in one line. */
  readonly settings: string;
  /** The point that the weights are from; null when the run was never measured. */
  readonly best: CurvePoint | null;
  /** The features of all training examples; null where this page does not have them. */
  readonly features: Numbers | null;
};

/**
 * The readme of a downloaded model: how to load it, its inputs and outputs, and how it was trained. `say` looks texts up in
 * `lab.export.readme`, `name` in `challenges`.
 */
export function modelReadme(facts: ModelFacts, say: Say, name: Say): string {
  const { ordinal, spec, challenge, settings, best } = facts;
  const title = say("title", { number: ordinal });
  const plan = planNetwork(spec.network, spec.featureShape, spec.task);
  const letters = lettersRead(plan, spec.featureShape);
  const shape = letters ? [letters.positions] : spec.featureShape;
  const paragraphs = [
    [title, "=".repeat(title.length)],
    [
      say("what", {
        title: challenge.title ?? challenge.labels?.join(", ") ?? name(`${textKey(challenge.id)}.title`),
        step: formatCount(best?.step ?? 0),
        by: spec.ranksBy === "final-weights" ? "final" : "best",
      }),
    ],
    [
      say("load"),
      '    import * as tf from "@tensorflow/tfjs";',
      '    const model = await tf.loadLayersModel("model.json");',
      `    const inputs = tf.tensor(numbers, [${[1, ...shape].join(", ")}]);`,
      "    const outputs = model.predict(inputs);",
    ],
    ...(spec.task.kind === "next-letter"
      ? lettersInAndOut(spec.task, letters!.positions, say)
      : [input(facts, say, name), output(facts, say, name)]),
    [
      say("settings", { settings, epochs: spec.hyperparameters.epochs }),
      say("parameters", { count: formatCount(parameterCount(plan)) }),
      say("seed", { seed: String(spec.seed) }),
      ...(best === null ? [] : [scores(best, spec, say)]),
    ],
  ];
  return `${paragraphs.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function input({ challenge, features }: ModelFacts, say: Say, name: Say): string[] {
  const shape = say("input", { shape: challenge.featureShape.join(", ") });
  if (!challenge.features) {
    if (features === null) return [shape];
    const [min, max] = range(features);
    return [shape, say("range", { min, max })];
  }
  const columns = challenge.features.map((feature, index) => {
    const column = featureName(challenge.id, feature, name);
    const { category, mean, deviation } = feature;
    const said =
      category === undefined
        ? say("column", { name: column, ...scale(mean, deviation) })
        : say("category", { name: column });
    return `  ${index + 1}. ${said}`;
  });
  return [shape, say("columns"), ...columns];
}

function output({ spec: { task }, challenge }: ModelFacts, say: Say, name: Say): string[] {
  if (task.kind === "classification") {
    const classes = classNames(challenge, name).join(", ");
    return [say("classes", { classes }), "    const probabilities = tf.softmax(outputs);"];
  }
  if (task.kind !== "regression" || !task.target) return [say("number")];
  const { mean, deviation } = task.target;
  return [say("target", { name: targetName(challenge, name), ...scale(mean, deviation) })];
}

function lettersInAndOut({ alphabet }: LetterTask, count: number, say: Say): string[][] {
  const letters = lettersIn(alphabet);
  return [
    [
      say("letters", { count }),
      `  0. ${say("endMark")}`,
      ...letters.map((letter, index) => `  ${index + 1}. ${JSON.stringify(letter)}`),
    ],
    [say("nextLetter"), "    const probabilities = tf.softmax(outputs);"],
    [
      say("write"),
      `    const letters = ${JSON.stringify(["", ...letters])};`,
      `    const seen = Array(${count}).fill(0);`,
      '    let word = "";',
      `    for (let written = 0; written < ${MAX_WORD_LETTERS}; written++) {`,
      `      const logits = model.predict(tf.tensor([seen.slice(-${count})]));`,
      "      const [symbol] = await tf.multinomial(logits, 1).data();",
      "      if (symbol === 0) break;",
      "      seen.push(symbol);",
      "      word += letters[symbol];",
      "    }",
      "    console.log(word);",
    ],
  ];
}

function scores(best: CurvePoint, { ranksBy }: RunSpec, say: Say): string {
  return say("scores", {
    by: ranksBy === "final-weights" ? "final" : "best",
    score: formatScore(best.validationScore),
    loss: formatLoss(best.validationLoss),
    trainScore: formatScore(best.trainScore),
    trainLoss: formatLoss(best.trainLoss),
  });
}

/** As text, so that no language adds separators between the digits. */
function scale(mean: number, deviation: number) {
  return { mean: String(Number(mean.toPrecision(9))), deviation: String(Number(deviation.toPrecision(9))) };
}

function range(numbers: Numbers): [string, string] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const number of numbers) {
    min = Math.min(min, number);
    max = Math.max(max, number);
  }
  return [String(Number(min.toPrecision(3))), String(Number(max.toPrecision(3)))];
}

import type { Numbers } from "@/lib/learning/examples/split";
import { letterNumbers } from "@/lib/learning/letters/letter-space";
import { featureWidth, lettersOf } from "@/lib/learning/network/network";
import type { InsideQuestion } from "@/lib/learning/training/network-inside";
import type { Examples, RunSpec } from "@/lib/learning/training/training";
import { VALLEY_SIZES, type Valley } from "@/lib/learning/training/valley";
import { unreachable } from "@/lib/learning/unreachable";
import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import { createYieldPoint, yieldToMessages } from "@/lib/trainer/run/slices";
import { trainingPlan } from "@/lib/trainer/run/training-plan";
import { openSimdTraining } from "@/lib/trainer/simd/trainer";
import { networkInside } from "./inside";
import type { Predictor } from "./predictor";
import { createSlowMotion } from "./slow-motion";
import type { Survey } from "./survey";
import type { TrajectoryRecorder } from "./trajectory";

type Question = Extract<
  WorkerRequest,
  {
    type:
      | "predict"
      | "predict-model"
      | "write"
      | "trace"
      | "letters"
      | "inside"
      | "trajectory"
      | "valley"
      | "slice";
  }
>;

/** Answers a page's questions about a network while it trains. Every question is answered, if only with null. */
type Questions = {
  ask(question: Question): void;
  /** Interrupts the measurement for this question. */
  stop(id: number): void;
  /** The examples are about to be replaced. */
  forget(): void;
};

type QuestionsPorts = {
  readonly predictor: Predictor;
  readonly recorder: TrajectoryRecorder;
  /** The current examples, once everything sent before the question has been handled. */
  examples(): Promise<Examples | null>;
  /** Settles when a network recalled before the question is ready. */
  loaded(): Promise<void>;
  now(): number;
  post(reply: WorkerReply): void;
};

const FINEST = VALLEY_SIZES[VALLEY_SIZES.length - 1];

export function createQuestions({
  predictor,
  recorder,
  examples,
  loaded,
  now,
  post,
}: QuestionsPorts): Questions {
  const slowMotion = createSlowMotion({ network: predictor.network, examples, now, yieldToMessages });
  let survey: Promise<Survey> | null = null;
  let measuring: number | null = null;

  /** Fetched when first needed, so that training starts without it. If that fails, the next question tries again. */
  const surveyed = () => {
    survey ??= import("./survey").then(
      ({ createSurvey }) => createSurvey(now, yieldToMessages),
      (reason) => {
        survey = null;
        throw reason;
      },
    );
    return survey;
  };
  const stopSurvey = () =>
    survey?.then(
      (running) => running.stop(),
      () => {},
    );

  const letters = async () => {
    const network = predictor.network();
    return network && letterNumbers(trainingPlan(network.spec).layers, await network.engine.weights());
  };

  const inside = async (question: InsideQuestion) => {
    const network = predictor.network();
    if (!network) return null;
    const yieldNow = createYieldPoint(now, yieldToMessages);
    const mayContinue = async () => {
      await yieldNow();
      return predictor.network() === network;
    };
    return networkInside(
      trainingPlan(network.spec).layers,
      await network.engine.weights(),
      question,
      mayContinue,
    );
  };

  /** Passes on the answer; null if there is none, or finding it failed. */
  const answered = <Answer>(finding: Promise<Answer | null>, reply: (answer: Answer | null) => void) =>
    void finding.then(reply, (reason) => {
      console.warn("A question has no answer.", reason);
      reply(null);
    });

  /** Null if it was stopped, or another measurement was asked for, before the examples were ready. */
  const measured = async <Found>(id: number, measure: (running: Survey, on: Examples) => Promise<Found>) => {
    measuring = id;
    const on = await examples();
    return on && id === measuring ? measure(await surveyed(), on) : null;
  };

  return {
    ask(question) {
      const { id } = question;
      switch (question.type) {
        case "predict":
        case "predict-model": {
          const { inputs, count } = question;
          const outputs =
            question.type === "predict"
              ? loaded().then(() => predictor.predict(inputs, count))
              : modelAnswers(question.spec, question.weights, inputs, count);
          return answered(outputs, (found) => post({ type: "predicted", id, outputs: found }));
        }
        case "write": {
          const words = loaded().then(() => predictor.write(question.order));
          return answered(words, (found) => post({ type: "written", id, words: found }));
        }
        case "trace":
          return answered(slowMotion.trace(question), (trace) => post({ type: "traced", id, trace }));
        case "letters":
          return answered(loaded().then(letters), (found) => post({ type: "letters", id, letters: found }));
        case "inside":
          return answered(
            loaded().then(() => inside(question.question)),
            (found) => post({ type: "inside", id, inside: found }),
          );
        case "trajectory":
          return answered(loaded().then(recorder.trajectory), (trajectory) =>
            post({ type: "trajectory", id, trajectory }),
          );
        case "valley": {
          const onValley = (valley: Valley) =>
            post({ type: "valley", id, valley, done: valley.size === FINEST });
          const finished = measured(id, (running, on) => running.valley(question.trajectory, on, onValley));
          return answered(finished, (isComplete) => {
            if (!isComplete) post({ type: "valley", id, valley: null, done: true });
          });
        }
        case "slice": {
          return answered(
            measured(id, (running, on) => running.slice(question.trajectory, on)),
            (slice) => post({ type: "sliced", id, slice }),
          );
        }
        default:
          return unreachable(question);
      }
    },
    stop(id) {
      if (id !== measuring) return;
      measuring = null;
      stopSurvey();
    },
    forget() {
      slowMotion.forget();
      stopSurvey();
    },
  };
}

/** Outputs (count × output units) for `inputs` (count × features) of a network with these flat weights, without dropout. */
async function modelAnswers(
  spec: RunSpec,
  weights: Float32Array,
  inputs: Numbers,
  count: number,
): Promise<Float32Array> {
  const width = featureWidth(spec.featureShape);
  const features = lettersOf(spec.featureShape) ? new Uint8Array(width) : new Float32Array(width);
  // The engine needs examples to open, even though nothing is trained.
  const blank = { count: 1, features, labels: new Float32Array(1) };
  const order = { next: () => Int32Array.of(0) };
  const trainer = await openSimdTraining(
    trainingPlan(spec),
    { train: blank, validation: blank },
    { weights, order },
  );
  return trainer!.predict(inputs, count);
}

import { unreachable } from "@/lib/learning/unreachable";
import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";
import type { Examples } from "./engine";
import { yieldToMessages } from "./event-loop";
import { modelAnswers } from "./model-answers";
import type { Predictor } from "./predictor";
import { createSlowMotion } from "./slow-motion";
import type { Survey } from "./survey";
import { VALLEY_SIZES } from "./valley";

type Question = Extract<WorkerRequest, { type: "predict" | "predict-model" | "trace" | "valley" | "slice" }>;

/** What a page wants to know of its network, answered while it trains. Every question has an answer, if only that there is none. */
export type Questions = {
  ask(question: Question): void;
  /** Breaks off what is measured in answer to this question. */
  stop(id: number): void;
  /** The examples are going. */
  forget(): void;
};

export type QuestionsPorts = {
  readonly predictor: Predictor;
  readonly survey: Survey;
  /** Those of the bench, when all that was sent before the question has arrived. */
  examples(): Promise<Examples | null>;
  now(): number;
  post(reply: WorkerReply): void;
};

export function createQuestions({ predictor, survey, examples, now, post }: QuestionsPorts): Questions {
  const slowMotion = createSlowMotion({ network: predictor.network, examples, now, yieldToMessages });
  let measuring: number | null = null;

  /** `null` where there is no answer, or finding one failed. */
  const answered = <Answer>(finding: Promise<Answer | null>, tell: (answer: Answer | null) => void) =>
    void finding.then(tell, (reason) => {
      console.warn("A question has no answer.", reason);
      tell(null);
    });

  return {
    ask(question) {
      const { id } = question;
      switch (question.type) {
        case "predict":
        case "predict-model": {
          const { inputs, count } = question;
          const outputs =
            question.type === "predict"
              ? predictor.predict(inputs, count)
              : modelAnswers(question.spec, question.weights, inputs, count);
          return answered(outputs, (found) => post({ type: "predicted", id, outputs: found }));
        }
        case "trace":
          return answered(slowMotion.trace(question), (trace) => post({ type: "traced", id, trace }));
        case "valley": {
          measuring = id;
          const last = VALLEY_SIZES[VALLEY_SIZES.length - 1];
          const told = survey.valley((valley) =>
            post({ type: "valley", id, valley, done: valley.size === last }),
          );
          return answered(told, (whole) => {
            if (!whole) post({ type: "valley", id, valley: null, done: true });
          });
        }
        case "slice":
          measuring = id;
          return answered(survey.slice(), (slice) => post({ type: "sliced", id, slice }));
        default:
          return unreachable(question);
      }
    },
    stop(id) {
      if (id === measuring) survey.stop();
    },
    forget() {
      slowMotion.forget();
      survey.forget();
    },
  };
}

import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";

export type ReplyOf<Type extends WorkerReply["type"]> = Extract<WorkerReply, { type: Type }>;
/** Answers that end a question. */
type AnswerType = "predicted" | "traced" | "trajectory" | "sliced";

/** Pairs a worker's answers with the questions that have one each. */
export type Answers = {
  /** `question` is given its id. Null when the worker is gone before it answers. */
  ask<Type extends AnswerType>(
    type: Type,
    question: (id: number) => WorkerRequest,
  ): Promise<ReplyOf<Type> | null>;
  hear(answer: ReplyOf<AnswerType>): void;
  /** The worker is gone. */
  close(): void;
};

export function createAnswers(post: (request: WorkerRequest) => void, nextId: () => number): Answers {
  const waiting = new Map<number, (answer: ReplyOf<AnswerType> | null) => void>();
  return {
    ask<Type extends AnswerType>(_type: Type, question: (id: number) => WorkerRequest) {
      return new Promise<ReplyOf<Type> | null>((answered) => {
        const id = nextId();
        waiting.set(id, (answer) => answered(answer as ReplyOf<Type> | null));
        post(question(id));
      });
    },
    hear(answer) {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    },
    close() {
      for (const answered of waiting.values()) answered(null);
      waiting.clear();
    },
  };
}

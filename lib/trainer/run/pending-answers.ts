import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";

export type ReplyOf<Type extends WorkerReply["type"]> = Extract<WorkerReply, { type: Type }>;
/** The types of reply that answer a question. */
type AnswerType = "predicted" | "written" | "traced" | "letters" | "inside" | "trajectory" | "sliced";

/** Matches a worker's replies with the questions they answer, one reply per question. */
export type Answers = {
  /** `question` builds the request with its id. Null if the worker is gone before it answers. */
  ask<Type extends AnswerType>(
    type: Type,
    question: (id: number) => WorkerRequest,
  ): Promise<ReplyOf<Type> | null>;
  receive(answer: ReplyOf<AnswerType>): void;
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
    receive(answer) {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    },
    close() {
      for (const answered of waiting.values()) answered(null);
      waiting.clear();
    },
  };
}

import type { WorkerReply, WorkerRequest } from "@/lib/protocol/worker";

/** When something happened after the click on Train, in milliseconds, … */
export type Marks = {
  readonly words: number;
  readonly loss: number;
  /** … and how much of that the worker was at work for it: on the words, and on training until the loss. */
  readonly writing: number;
  readonly training: number;
};

/** What is added to replies: when the worker was given the request, and when it replied, in milliseconds since 1970. */
type Stamp = { readonly stamp?: readonly [given: number, replied: number] };

/** Runs in the worker: stamps its replies. */
export function stampReplies(): void {
  const now = () => performance.timeOrigin + performance.now();
  const given = new Map<number, number>();
  addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
    if ("id" in data) given.set(data.id, now());
  });
  const post = self.postMessage.bind(self) as (reply: object, ...rest: unknown[]) => void;
  const stamped = (reply: WorkerReply, ...rest: unknown[]) =>
    post({ ...reply, stamp: [given.get(reply.id) ?? now(), now()] }, ...rest);
  Object.assign(self, { postMessage: stamped });
}

/**
 * Runs in the page before its own scripts: listens to the worker, and waits for words. `marks()` in the page is null until all has happened.
 * `region`: the name of the region with the words. `wanted`: the loss.
 */
export function markMoments({ region, wanted }: { region: string; wanted: number }): void {
  const origin = performance.timeOrigin;
  const now = () => origin + performance.now();
  let clicked: number | null = null;
  let isTraining = false;
  let words: number | null = null;
  let loss: number | null = null;
  let training = 0;
  const answers: (readonly [given: number, replied: number])[] = [];

  addEventListener(
    "click",
    ({ timeStamp }) => {
      clicked = origin + timeStamp;
    },
    { capture: true },
  );
  const heard = (reply: WorkerReply & Stamp) => {
    if (clicked === null || !reply.stamp) return;
    const [given, replied] = reply.stamp;
    if (reply.type === "started") isTraining = true;
    if (reply.type === "started" || reply.type === "predicted")
      answers.push([Math.max(given, clicked), replied]);
    if (reply.type !== "points" || loss !== null) return;
    if (!reply.points.validationLoss.some((value) => value <= wanted)) return;
    loss = now();
    training = replied - given;
  };
  window.Worker = class extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener("message", ({ data }) => heard(data));
    }
  };
  const look = () => {
    if (isTraining && document.querySelector(`section[aria-label="${region}"] li`)) words = now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  /** Milliseconds until `to` in which the worker had a request, however many at a time. */
  const answering = (to: number) => {
    let sum = 0;
    let end = 0;
    for (const [given, replied] of answers.toSorted((one, other) => one[0] - other[0])) {
      const until = Math.min(replied, to);
      sum += Math.max(0, until - Math.max(given, end));
      end = Math.max(end, until);
    }
    return sum;
  };
  Object.assign(window, {
    marks(): Marks | null {
      if (clicked === null || words === null || loss === null) return null;
      return { words: words - clicked, loss: loss - clicked, writing: answering(words), training };
    },
  });
}

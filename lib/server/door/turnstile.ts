import { setTimeout as pause } from "node:timers/promises";
import { RateLimiterMemory } from "rate-limiter-flexible";

/** Where someone queues: in which network, and in which lane of it (a browser's own, or the one for all browsers without a pass). */
export type Place = { readonly network: string; readonly lane: string };

/**
 * Lets people into a session one after the other at a limited rate; the others wait for their turn. Turns go round the networks,
 * and within each round its lanes: a thousand people in one network delay somebody in another by one turn.
 */
export type Turnstile = {
  /** Resolves to what `enter` resolves to; to null when too many wait there already, the wait took too long, or the visitor left. */
  turn<Value>(
    session: string,
    place: Place,
    left: AbortSignal,
    enter: () => Promise<Value>,
  ): Promise<Value | null>;
};

export type TurnstileSettings = {
  readonly perSecond: number;
  readonly patienceMs: number;
  /** How many may wait in one lane, and in one network. Each holds a connection open. */
  readonly mostInLane: number;
  readonly mostInNetwork: number;
};

type Waiting = Place & { readonly go: () => Promise<void> };
type Queue = { readonly waiting: Set<Waiting>; readonly served: Map<string, number>; turns: number };

export function createTurnstile(settings: TurnstileSettings): Turnstile {
  const { perSecond, patienceMs, mostInLane, mostInNetwork } = settings;
  const pace = new RateLimiterMemory({ points: perSecond, duration: 1 });
  const queues = new Map<string, Queue>();

  const serve = async (session: string, queue: Queue) => {
    while (queue.waiting.size > 0) {
      const wait = await pace.consume(session).then(
        () => 0,
        // The library uses the wall clock: if that is set back by a day, this must not wait for a day.
        ({ msBeforeNext }: { msBeforeNext: number }) => Math.min(1_000, Math.max(10, msBeforeNext)),
      );
      if (wait > 0) {
        await pause(wait);
        continue;
      }
      const next = nextOf(queue);
      if (!next) break;
      queue.waiting.delete(next);
      queue.turns++;
      queue.served.set(next.network, queue.turns).set(laneOf(next), queue.turns);
      await next.go();
    }
    queues.delete(session);
  };

  return {
    turn<Value>(session: string, place: Place, left: AbortSignal, enter: () => Promise<Value>) {
      const underWay = queues.get(session);
      const queue = underWay ?? { waiting: new Set(), served: new Map(), turns: 0 };
      const beside = [...queue.waiting].filter(({ network }) => network === place.network);
      const inLane = beside.filter(({ lane }) => lane === place.lane);
      const isFull = beside.length >= mostInNetwork || inLane.length >= mostInLane;
      if (isFull || left.aborted) return Promise.resolve(null);
      const turn = new Promise<Value | null>((resolve, reject) => {
        const giveUp = () => {
          queue.waiting.delete(waiting);
          resolve(null);
        };
        const timer = setTimeout(giveUp, patienceMs);
        left.addEventListener("abort", giveUp);
        const waiting: Waiting = {
          ...place,
          async go() {
            clearTimeout(timer);
            left.removeEventListener("abort", giveUp);
            await enter().then(resolve, reject);
          },
        };
        queue.waiting.add(waiting);
      });
      if (!underWay) {
        queues.set(session, queue);
        void serve(session, queue);
      }
      return turn;
    },
  };
}

function laneOf({ network, lane }: Place): string {
  return `${network} ${lane}`;
}

/** The visitor whose network, then whose lane, has waited longest for a turn; among equals the one who came first. */
function nextOf({ waiting, served }: Queue): Waiting | undefined {
  const last = (key: string) => served.get(key) ?? 0;
  let next: Waiting | undefined;
  for (const one of waiting) {
    if (!next) {
      next = one;
      continue;
    }
    const byNetwork = last(one.network) - last(next.network);
    if (byNetwork < 0 || (byNetwork === 0 && last(laneOf(one)) < last(laneOf(next)))) next = one;
  }
  return next;
}

import type { ServerResponse } from "node:http";

/** Lets pages be rendered a few at a time, network by network, so that a flood of requests delays only its own network. */
export type PageTurns = {
  /** Calls `render` when it is this request's turn. Returns false, and never calls it, when too many of its network wait already. */
  take(network: string, response: ServerResponse, render: () => void): boolean;
};

export type PageTurnSettings = {
  readonly atOnce: number;
  /** How many pages of one network begin per second, and how many at once after a quiet second. */
  readonly perSecond: number;
  readonly mostWaiting: number;
};

/** A slow client or a long answer keeps its turn no longer than rendering a page takes. */
const LONGEST_TURN_MS = 250;
const LOOK_AGAIN_MS = 20;

type Network = { readonly waiting: Map<ServerResponse, () => void>; allowance: number; at: number };

export function createPageTurns({ atOnce, perSecond, mostWaiting }: PageTurnSettings): PageTurns {
  const networks = new Map<string, Network>();
  let rendering = 0;
  let timer: NodeJS.Timeout | null = null;

  const refill = (network: Network, now: number) => {
    const earned = ((now - network.at) / 1000) * perSecond;
    network.allowance = Math.min(perSecond, network.allowance + earned);
    network.at = now;
  };

  const begin = (response: ServerResponse, render: () => void) => {
    rendering++;
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(longest);
      rendering--;
      serve();
    };
    const longest = setTimeout(over, LONGEST_TURN_MS);
    response.once("close", over);
    render();
  };

  /** Begins as many pages as possible; a network that has been served goes to the end of the line. */
  const serve = () => {
    const now = performance.now();
    for (const [name, network] of [...networks]) {
      refill(network, now);
      if (network.waiting.size === 0 && network.allowance >= perSecond) networks.delete(name);
    }
    for (let isServing = true; isServing && rendering < atOnce; ) {
      isServing = false;
      for (const [name, network] of [...networks]) {
        const [next] = network.waiting;
        if (!next || network.allowance < 1 || rendering >= atOnce) continue;
        const [response, render] = next;
        network.waiting.delete(response);
        network.allowance--;
        networks.delete(name);
        networks.set(name, network);
        isServing = true;
        begin(response, render);
      }
    }
    const isWaiting = [...networks.values()].some(({ waiting }) => waiting.size > 0);
    if (!isWaiting || timer || rendering >= atOnce) return;
    timer = setTimeout(() => {
      timer = null;
      serve();
    }, LOOK_AGAIN_MS);
  };

  return {
    take(name, response, render) {
      const network = networks.get(name) ?? {
        waiting: new Map(),
        allowance: perSecond,
        at: performance.now(),
      };
      if (network.waiting.size >= mostWaiting) return false;
      networks.set(name, network);
      network.waiting.set(response, render);
      response.once("close", () => network.waiting.delete(response));
      serve();
      return true;
    },
  };
}

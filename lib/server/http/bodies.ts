import type { IncomingMessage } from "node:http";

/**
 * How fast a body has to arrive: after `graceMs` at `bytesPerSecond` on average, and completely within `longestMs`. Slow enough for
 * thirty students on one bad line, and fast enough that nobody holds a place by sending a drop now and then.
 */
export type Pace = { readonly graceMs: number; readonly bytesPerSecond: number; readonly longestMs: number };
export const PACE: Pace = { graceMs: 10_000, bytesPerSecond: 4_096, longestMs: 60_000 };

/** Why a body was not read. `given-up`: the `signal` was aborted. */
export type Unread = "too-large" | "too-slow" | "no-room" | "given-up";

export type ReadOptions = {
  readonly pace?: Pace;
  /** Where the body's memory is counted. */
  readonly held?: HeldBytes;
  readonly signal?: AbortSignal;
};

/** The bytes of a request's body, or why they were not read. Rejects when the client disconnects before the end. */
export function readBody(
  request: IncomingMessage,
  mostBytes: number,
  { pace = PACE, held, signal }: ReadOptions = {},
): Promise<Buffer | Unread> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const began = performance.now();
    const stop = () => {
      clearInterval(watch);
      request.off("data", onData).off("end", onEnd).off("error", onGone).off("close", onGone);
      signal?.removeEventListener("abort", onGivenUp);
    };
    const settle = (read: Buffer | Unread) => {
      stop();
      parts.length = 0;
      // Discards the rest, so that the answer reaches a client that is still sending.
      request.resume();
      resolve(read);
    };
    const onData = (part: Buffer) => {
      bytes += part.length;
      if (bytes <= mostBytes) {
        if (held && !held.take(part.length)) return settle("no-room");
        parts.push(part);
      } else if (bytes > 100 * mostBytes) settle("too-large");
    };
    const onEnd = () => settle(bytes > mostBytes ? "too-large" : Buffer.concat(parts));
    const onGivenUp = () => settle("given-up");
    const onGone = () => {
      stop();
      reject(new Error("The sender of a body is gone."));
    };
    const watch = setInterval(() => {
      const elapsed = performance.now() - began;
      if (elapsed > pace.longestMs || isBehind(bytes, elapsed, pace)) settle("too-slow");
    }, pace.graceMs / 10);
    watch.unref();
    if (signal?.aborted) return onGivenUp();
    signal?.addEventListener("abort", onGivenUp);
    request.on("data", onData).on("end", onEnd).on("error", onGone).on("close", onGone);
    if (request.destroyed) onGone();
  });
}

export function isBehind(bytes: number, elapsedMs: number, { graceMs, bytesPerSecond }: Pace): boolean {
  return bytes < (bytesPerSecond * (elapsedMs - graceMs)) / 1_000;
}

/** The JSON value in a request's body; undefined when there is none, it is malformed, or it came too slowly. */
export async function readJson(
  request: IncomingMessage,
  mostBytes: number,
  pace?: Pace,
): Promise<{ readonly value: unknown } | "too-large"> {
  const body = await readBody(request, mostBytes, { pace });
  if (body === "too-large") return body;
  try {
    return { value: JSON.parse(body.toString("utf8")) };
  } catch {
    return { value: undefined };
  }
}

/** Bounds the memory taken by bodies that are arriving or waiting to be processed. */
export type BodyRoom = {
  /** Begins counting one body from this address. */
  enter(from: string): HeldBytes;
  /** Bytes held at the moment, in all. */
  held(): number;
};

export type HeldBytes = {
  /** Counts more bytes; false when there is no room for them. */
  take(bytes: number): boolean;
  /** Gives all of them back. */
  leave(): void;
};

/** `most`: bytes in all. `mostFrom`: bytes from one address, which may be that of a whole school. */
export function createBodyRoom({
  most,
  mostFrom,
}: {
  readonly most: number;
  readonly mostFrom: number;
}): BodyRoom {
  const byAddress = new Map<string, number>();
  let all = 0;
  const add = (from: string, bytes: number) => {
    all += bytes;
    const its = (byAddress.get(from) ?? 0) + bytes;
    if (its === 0) byAddress.delete(from);
    else byAddress.set(from, its);
  };
  return {
    enter(from) {
      let its = 0;
      return {
        take(bytes) {
          if (all + bytes > most || (byAddress.get(from) ?? 0) + bytes > mostFrom) return false;
          its += bytes;
          add(from, bytes);
          return true;
        },
        leave() {
          add(from, -its);
          its = 0;
        },
      };
    },
    held: () => all,
  };
}

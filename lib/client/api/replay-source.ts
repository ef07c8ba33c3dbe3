import { logPartPath, logPath } from "@/lib/protocol/stored-log";
import { type ProblemCode, passesByItself } from "@/lib/session/decide/problem";
import { deliveredReplay, type ReplayFile } from "@/lib/session/log/file/replay-file";
import type { LogIndex, LogPart } from "@/lib/session/log/stored-log";
import { refusalOf } from "./refusal";

/** Where a replay comes from. */
export type ReplaySource = {
  /** `busy`: called when there is nothing to be had for a moment. Throws `Refused`, or when `signal` aborts. */
  index(signal: AbortSignal, busy: () => void): Promise<LogIndex>;
  /** The bytes of a part of this index. Throws as `index` does. */
  part(index: LogIndex, part: LogPart, signal: AbortSignal): Promise<Uint8Array>;
  /** What is wrong if it comes whole and yet cannot be played. */
  readonly fault: ProblemCode;
};

export class Refused extends Error {
  constructor(readonly code: ProblemCode) {
    super(code);
  }
}

/**
 * The stored log of a session. `share`: the token of its share link; null if the session's host asks. `language`: of the animal names that may replace
 * nicknames.
 */
export function storedReplay(sessionId: string, share: string | null, language: string): ReplaySource {
  return {
    async index(signal, busy) {
      const bytes = await bytesAt(logPath(sessionId, share, language), signal, busy);
      return JSON.parse(new TextDecoder().decode(bytes));
    },
    part: ({ revision }, part, signal) =>
      bytesAt(logPartPath(sessionId, share, revision, part), signal, () => {}),
    fault: "internal",
  };
}

/** A replay that this page has in memory. */
export function replayInFile(file: ReplayFile): ReplaySource {
  const { index, partBytes } = deliveredReplay(file);
  return {
    index: async () => index,
    part: async (_, part) => partBytes.get(part)!,
    fault: "replay-file-damaged",
  };
}

/** Waits before a failed download is tried again. On a school's network connections often break and come back. */
const RETRIES_MS = [500, 1_000, 2_000, 4_000, 8_000];
const DEFAULT_WAIT_S = 2;

/** Downloads the bytes at a path. Waits if the server is busy, and retries if the network fails. Throws `Refused`, or when `signal` aborts. */
async function bytesAt(path: string, signal: AbortSignal, busy: () => void): Promise<Uint8Array> {
  for (let failures = 0; ; ) {
    let wait: number;
    try {
      const response = await fetch(path, { signal });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      const code = await refusalOf(response);
      if (code === "replay-busy") {
        busy();
        const seconds = Number(response.headers.get("Retry-After")) || DEFAULT_WAIT_S;
        wait = 1_000 * seconds * (1 + Math.random());
      } else {
        if (!passesByItself(code) || failures === RETRIES_MS.length) throw new Refused(code);
        wait = RETRIES_MS[failures++]!;
      }
    } catch (error) {
      if (signal.aborted || error instanceof Refused) throw error;
      if (failures === RETRIES_MS.length) throw new Refused("no-answer");
      wait = RETRIES_MS[failures++]!;
    }
    await pause(wait, signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

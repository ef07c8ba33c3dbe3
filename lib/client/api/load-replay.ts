import type { Task } from "@/lib/learning/examples/task";
import { logPartPath, logPath } from "@/lib/protocol/stored-log";
import { type ProblemCode, passesByItself } from "@/lib/session/decide/problem";
import { createRecording, type Timeline } from "@/lib/session/insights/timeline";
import { packedPoints } from "@/lib/session/log/packed/packed-points";
import type { LogIndex, LogPart } from "@/lib/session/log/stored-log";
import { createYieldPoint, yieldToMessages } from "@/lib/trainer/run/slices";
import { refusalOf } from "./refusal";

export type ReplayRequest = {
  readonly sessionId: string;
  /** The token of the share link; null if the session's host asks. */
  readonly share: string | null;
  /** The language of the animal names that may replace nicknames. */
  readonly language: string;
  /** The task of a challenge; null if it is unknown. */
  readonly taskOf: (challenge: string) => Task | null;
};

/** The progress of loading a replay. */
export type ReplayNews =
  /** Many pages are loading replays, and this one waits for its turn. */
  | { readonly kind: "busy" }
  | {
      readonly kind: "loaded";
      readonly timeline: Timeline;
      /** From 0 to 1. */
      readonly share: number;
    };

/** Parts downloaded at once: the next ones load while one is unpacked. */
const PARTS_AHEAD = 3;
/** At most this often is progress reported: redrawing for every part would take most of the page's time. */
const NEWS_EVERY_MS = 500;
/** Waits before a failed download is tried again. On a school's network connections often break and come back. */
const RETRIES_MS = [500, 1_000, 2_000, 4_000, 8_000];
/** How often a log that is rewritten while it loads is loaded from its beginning. */
const MOST_BEGINNINGS = 3;
const DEFAULT_WAIT_S = 2;

class Refused extends Error {
  constructor(readonly code: ProblemCode) {
    super(code);
  }
}

/**
 * Loads a stored log in parts and reports its progress to `onNews`. Resolves to null once all of it is loaded, or to why it could not be.
 * Rejects only when `signal` aborts.
 */
export async function loadReplay(
  request: ReplayRequest,
  signal: AbortSignal,
  onNews: (news: ReplayNews) => void,
): Promise<ProblemCode | null> {
  for (let beginning = 1; ; beginning++) {
    try {
      await loadOnce(request, signal, onNews);
      return null;
    } catch (error) {
      if (signal.aborted) throw error;
      const code = error instanceof Refused ? error.code : "internal";
      if (code !== "replay-changed" || beginning === MOST_BEGINNINGS) return code;
    }
  }
}

async function loadOnce(request: ReplayRequest, signal: AbortSignal, onNews: (news: ReplayNews) => void) {
  const { sessionId, share, language, taskOf } = request;
  const busy = () => onNews({ kind: "busy" });
  const index: LogIndex = JSON.parse(
    new TextDecoder().decode(await bytesAt(logPath(sessionId, share, language), signal, busy)),
  );
  const { parts, revision } = index;
  const recording = createRecording(index, taskOf);
  const yieldPoint = createYieldPoint(() => performance.now(), yieldToMessages);

  const load = (part: LogPart) => {
    const bytes = bytesAt(logPartPath(sessionId, share, revision, part), signal, () => {});
    // A failure is reported to whoever awaits the part; until then it must not count as unhandled.
    bytes.catch(() => {});
    return bytes;
  };
  const ahead = parts.slice(0, PARTS_AHEAD).map(load);
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  let loaded = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const report = () => {
    clearTimeout(timer);
    timer = undefined;
    onNews({ kind: "loaded", timeline: recording.timeline(), share: total === 0 ? 1 : loaded / total });
  };
  const reportSoon = () => {
    timer ??= setTimeout(report, NEWS_EVERY_MS);
  };
  report();
  try {
    for (const [number, part] of parts.entries()) {
      const packed = await ahead.shift()!;
      const later = parts[number + PARTS_AHEAD];
      if (later) ahead.push(load(later));
      for (const event of packedPoints(packed)) {
        // A part may contain some of its neighbours' points.
        if (event.seq >= part.first && event.seq <= part.last) recording.add(event);
        await yieldPoint();
        signal.throwIfAborted();
      }
      recording.endPart();
      loaded += part.bytes;
      reportSoon();
    }
  } finally {
    clearTimeout(timer);
  }
  if (parts.length > 0) report();
}

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

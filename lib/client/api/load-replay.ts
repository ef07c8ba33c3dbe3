import type { Task } from "@/lib/learning/examples/task";
import { logPartPath, logPath } from "@/lib/protocol/stored-log";
import { type ProblemCode, passesByItself } from "@/lib/session/decide/problem";
import { createRecording, type Timeline } from "@/lib/session/insights/timeline";
import { packedPoints } from "@/lib/session/log/packed-points";
import type { LogIndex, LogPart } from "@/lib/session/log/stored-log";
import { createYieldPoint, yieldToMessages } from "@/lib/trainer/run/slices";
import { refusalOf } from "./refusal";

export type ReplayAsked = {
  readonly sessionId: string;
  /** The token of the share link; null: its host asks. */
  readonly share: string | null;
  /** The language of the animals that may stand in the place of nicknames. */
  readonly language: string;
  /** What a challenge asks for; null where it is not known. */
  readonly taskOf: (challenge: string) => Task | null;
};

/** How far a replay has come. */
export type ReplayNews =
  /** Many are loading it, and this page waits for its turn. */
  | { readonly kind: "busy" }
  | {
      readonly kind: "loaded";
      readonly timeline: Timeline;
      /** From 0 to 1. */
      readonly share: number;
    };

/** Parts on their way at once: the next ones travel while one is unpacked. */
const PARTS_AHEAD = 3;
/** A page that redraws for every part would do little else. */
const NEWS_EVERY_MS = 500;
/** A connection that breaks off is tried again; on a school's network it often comes back. */
const RETRIES_MS = [500, 1_000, 2_000, 4_000, 8_000];
/** A log that is rewritten while it is loaded is loaded again from its beginning, but not for ever. */
const MOST_BEGINNINGS = 3;
const DEFAULT_WAIT_S = 2;

class Refused extends Error {
  constructor(readonly code: ProblemCode) {
    super(code);
  }
}

/**
 * Loads a stored log in parts, and says again and again how far it has come. Resolves to null once the whole of it is there, else to
 * why it cannot be had. Rejects only when `signal` aborts.
 */
export async function loadReplay(
  asked: ReplayAsked,
  signal: AbortSignal,
  hear: (news: ReplayNews) => void,
): Promise<ProblemCode | null> {
  for (let beginning = 1; ; beginning++) {
    try {
      await loadOnce(asked, signal, hear);
      return null;
    } catch (error) {
      if (signal.aborted) throw error;
      const code = error instanceof Refused ? error.code : "internal";
      if (code !== "replay-changed" || beginning === MOST_BEGINNINGS) return code;
    }
  }
}

async function loadOnce(asked: ReplayAsked, signal: AbortSignal, hear: (news: ReplayNews) => void) {
  const { sessionId, share, language, taskOf } = asked;
  const busy = () => hear({ kind: "busy" });
  const index: LogIndex = JSON.parse(
    new TextDecoder().decode(await bytesAt(logPath(sessionId, share, language), signal, busy)),
  );
  const { parts, revision } = index;
  const recording = createRecording(index, taskOf);
  const yieldPoint = createYieldPoint(() => performance.now(), yieldToMessages);

  const load = (part: LogPart) => {
    const bytes = bytesAt(logPartPath(sessionId, share, revision, part), signal, () => {});
    // Whoever waits for it hears of its failure.
    bytes.catch(() => {});
    return bytes;
  };
  const ahead = parts.slice(0, PARTS_AHEAD).map(load);
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  let loaded = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    hear({ kind: "loaded", timeline: recording.timeline(), share: total === 0 ? 1 : loaded / total });
  };
  const tellSoon = () => {
    timer ??= setTimeout(tell, NEWS_EVERY_MS);
  };
  tell();
  try {
    for (const [number, part] of parts.entries()) {
      const packed = await ahead.shift()!;
      const later = parts[number + PARTS_AHEAD];
      if (later) ahead.push(load(later));
      for (const report of packedPoints(packed)) {
        // A part may come with some of its neighbours' points.
        if (report.seq >= part.first && report.seq <= part.last) recording.add(report);
        await yieldPoint();
        signal.throwIfAborted();
      }
      recording.endPart();
      loaded += part.bytes;
      tellSoon();
    }
  } finally {
    clearTimeout(timer);
  }
  if (parts.length > 0) tell();
}

/** What is at a path. Waits where it is told to, and tries again where the network fails. Throws `Refused`, or when `signal` aborts. */
async function bytesAt(path: string, signal: AbortSignal, busy: () => void): Promise<Uint8Array> {
  for (let failures = 0; ; ) {
    let wait: number;
    try {
      const response = await fetch(path, { signal });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      const code = await refusalOf(response);
      if (code === "replay-busy") {
        busy();
        const asked = Number(response.headers.get("Retry-After")) || DEFAULT_WAIT_S;
        wait = 1_000 * asked * (1 + Math.random());
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

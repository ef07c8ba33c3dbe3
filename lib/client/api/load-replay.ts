import type { Task } from "@/lib/learning/examples/task";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { createRecording, type Timeline } from "@/lib/session/insights/timeline";
import { packedPoints } from "@/lib/session/log/packed/packed-points";
import type { LogPart } from "@/lib/session/log/stored-log";
import { createYieldPoint, yieldToMessages } from "@/lib/trainer/run/slices";
import { Refused, type ReplaySource } from "./replay-source";

export type ReplayRequest = {
  readonly source: ReplaySource;
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
/** How often a log that is rewritten while it loads is loaded from its beginning. */
const MOST_BEGINNINGS = 3;

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
      const code = error instanceof Refused ? error.code : request.source.fault;
      if (code !== "replay-changed" || beginning === MOST_BEGINNINGS) return code;
    }
  }
}

async function loadOnce(request: ReplayRequest, signal: AbortSignal, onNews: (news: ReplayNews) => void) {
  const { source, taskOf } = request;
  const index = await source.index(signal, () => onNews({ kind: "busy" }));
  const { parts } = index;
  const recording = createRecording(index, taskOf);
  const yieldPoint = createYieldPoint(() => performance.now(), yieldToMessages);

  const load = (part: LogPart) => {
    const bytes = source.part(index, part, signal);
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

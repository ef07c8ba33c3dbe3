import type { ProblemCode } from "@/lib/session/decide/problem";
import { decodeReplay, type ReplayFile } from "@/lib/session/log/file/replay-file";

/** Loads the recorded class that comes with the product in this language, or says why not. Rejects when `signal` aborts. */
export async function loadRecordedClass(
  language: string,
  signal: AbortSignal,
): Promise<ReplayFile | ProblemCode> {
  // Browsers keep it for good; another version of the product may bring another recording.
  const version = encodeURIComponent(process.env.DOWNHILL_VERSION ?? "development");
  try {
    const answer = await fetch(`/recorded/class-${language}.downhill?v=${version}`, { signal });
    if (!answer.ok) return answer.status >= 500 ? "internal" : "no-answer";
    const read = decodeReplay(new Uint8Array(await answer.arrayBuffer()));
    return read.ok ? read.file : read.problem;
  } catch (error) {
    if (signal.aborted) throw error;
    return "no-answer";
  }
}

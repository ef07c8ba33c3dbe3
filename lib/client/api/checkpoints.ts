import { bytesOfFloats } from "@/lib/learning/float-bytes";
import { checkpointPath } from "@/lib/protocol/checkpoint";
import type { RunNumber } from "@/lib/session/events";
import type { ProblemCode } from "@/lib/session/problem";
import { refusalIn } from "./refusal";

/** The weights of one of this participant's runs, after `step`. */
export type Checkpoint = { readonly run: RunNumber; readonly step: number; readonly weights: Float32Array };

/** Two megabytes over a bad school network. */
const PATIENCE_MS = 60_000;

/** Puts a checkpoint up. Null when the referee has scored it, else why not: `no-answer` when none came, or `signal` broke it off. */
export async function putCheckpoint(
  sessionId: string,
  { run, step, weights }: Checkpoint,
  signal: AbortSignal,
): Promise<ProblemCode | null> {
  try {
    const response = await fetch(checkpointPath(sessionId, run, step), {
      method: "PUT",
      headers: { "content-type": "application/octet-stream" },
      body: bytesOfFloats(weights),
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    return response.ok ? null : ((await refusalIn(response)) ?? "internal");
  } catch {
    return "no-answer";
  }
}

import type { SessionEvent } from "@/lib/session/events";
import { PROBLEMS, type ProblemCode } from "@/lib/session/problem";

/** A session's log as it is stored. */
export type StoredLog = { readonly title: string; readonly events: readonly SessionEvent[] };

type FetchedLog =
  | { readonly ok: true; readonly log: StoredLog }
  | { readonly ok: false; readonly problem: ProblemCode };

/** Loads a session's log, as its host or by the token of its share link. Rejects only when `signal` aborts. */
export async function fetchLog(
  sessionId: string,
  share: string | null,
  signal: AbortSignal,
): Promise<FetchedLog> {
  const query = share === null ? "" : `?share=${encodeURIComponent(share)}`;
  try {
    const response = await fetch(`/api/sessions/${encodeURIComponent(sessionId)}/log${query}`, { signal });
    if (!response.ok) return { ok: false, problem: await problemIn(response) };
    return { ok: true, log: await response.json() };
  } catch (error) {
    if (signal.aborted) throw error;
    return { ok: false, problem: "no-answer" };
  }
}

/** A proxy between here and the server may answer with anything. */
async function problemIn(response: Response): Promise<ProblemCode> {
  const body: unknown = await response.json().catch(() => null);
  const code = (body as { problem?: { code?: string } } | null)?.problem?.code ?? "";
  return Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : "internal";
}

import { logPartPath, logPath } from "@/lib/protocol/stored-log";
import type { SessionEvent } from "@/lib/session/log/events";
import { unpackPoints } from "@/lib/session/log/packed-points";
import { type LogIndex, wholeLog } from "@/lib/session/log/stored-log";

/** A stored log as a reader puts it together. `get`: what is at a path; `share`: the token of its share link, null for its host. */
export async function readReplay(
  get: (path: string) => Promise<Uint8Array>,
  sessionId: string,
  share: string | null,
  language = "en",
): Promise<{ readonly index: LogIndex; readonly events: readonly SessionEvent[]; readonly bytes: number }> {
  const head = await get(logPath(sessionId, share, language));
  const index: LogIndex = JSON.parse(new TextDecoder().decode(head));
  let bytes = head.length;
  const reports = [];
  for (const part of index.parts) {
    const points = await get(logPartPath(sessionId, share, index.revision, part));
    bytes += points.length;
    reports.push(...unpackPoints(points).filter(({ seq }) => seq >= part.first && seq <= part.last));
  }
  return { index, events: wholeLog(index, reports), bytes };
}

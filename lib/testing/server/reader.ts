import { logPartPath, logPath } from "@/lib/protocol/stored-log";
import type { SessionEvent } from "@/lib/session/log/events";
import { unpackPoints } from "@/lib/session/log/packed/packed-points";
import { type LogIndex, wholeLog } from "@/lib/session/log/stored-log";

/** Loads a stored log as a reader's page does. `get`: loads a path. `share`: the token of the share link, null for the host. */
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

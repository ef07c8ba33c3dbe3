import type { LogPart } from "@/lib/session/log/stored-log";

/** Address of the index of a stored log. `share`: the token of its share link, or null for its host. */
export function logPath(sessionId: string, share: string | null, language: string): string {
  return `/api/sessions/${encodeURIComponent(sessionId)}/log?${query({ share, language })}`;
}

/** Address of a part of its points. What is there never changes. */
export function logPartPath(
  sessionId: string,
  share: string | null,
  revision: number,
  { first, last }: Pick<LogPart, "first" | "last">,
): string {
  return `/api/sessions/${encodeURIComponent(sessionId)}/log/${revision}/${first}-${last}?${query({ share })}`;
}

function query(values: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(given).toString();
}

import type { Standing } from "@/lib/session/board/leaderboard";
import type { ParticipantId } from "@/lib/session/log/events";

/** What a board shows from top to bottom: standings, and where it leaves some out. */
export type BoardRow =
  | { readonly kind: "standing"; readonly standing: Standing }
  | { readonly kind: "left-out"; readonly count: number };

/**
 * The first `limit` standings and, when `self` stands below them, `self` between its two neighbours, so that a student
 * in place 23 sees who is just ahead. `standings` are in board order.
 */
export function boardRows(
  standings: readonly Standing[],
  limit: number,
  self: ParticipantId | null,
): BoardRow[] {
  const own = self === null ? -1 : standings.findIndex(({ participant }) => participant.id === self);
  const shown = (from: number, to: number) =>
    standings.slice(from, to).map((standing): BoardRow => ({ kind: "standing", standing }));
  if (own < limit) return shown(0, limit);
  const from = Math.max(limit, own - 1);
  const leftOut = from - limit;
  return [
    ...shown(0, limit),
    ...(leftOut > 0 ? [{ kind: "left-out", count: leftOut } as const] : []),
    ...shown(from, own + 2),
  ];
}

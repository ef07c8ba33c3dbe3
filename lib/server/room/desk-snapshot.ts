import { lengthOf } from "@/lib/learning/curves/curve";
import type { Session } from "@/lib/session/log/session";
import { withFewerPoints } from "@/lib/session/log/thinned";

/** A desk gets every point, unless a snapshot of them all would be megabytes. */
const MOST_POINTS = 15_000;

/** What a desk or a projector begins with. */
export function deskSnapshot(session: Session): { session: Session } {
  let points = 0;
  for (const { runs } of session.participants) for (const { curve } of runs) points += lengthOf(curve);
  return { session: points <= MOST_POINTS ? session : withFewerPoints(session) };
}

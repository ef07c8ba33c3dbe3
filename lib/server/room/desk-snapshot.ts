import { lengthOf } from "@/lib/learning/curves/curve";
import type { Session } from "@/lib/session/log/session";
import { withFewerPoints } from "@/lib/session/log/thinned";

/** A desk gets every point, unless the snapshot would have megabytes. */
const MOST_POINTS = 15_000;

/** The first message to a desk or a projector. */
export function deskSnapshot(session: Session): { session: Session } {
  let points = 0;
  for (const { runs } of session.participants) for (const { curve } of runs) points += lengthOf(curve);
  return { session: points <= MOST_POINTS ? session : withFewerPoints(session, MOST_POINTS) };
}

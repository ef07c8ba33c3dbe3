import { plannedChallenges } from "@/lib/challenges/planned/planned-challenges";
import type { Rooms } from "../room/rooms";
import type { Answer } from "./answer";
import type { Asked } from "./route";

/** What screens need to know about the challenges of a class whose plan has changed since they were opened. */
export function createPlannedChallenges({ rooms }: { readonly rooms: Rooms }) {
  return async ({ visitor }: Asked<"session", "seat or desk">): Promise<Answer> => {
    const { room } = visitor.kind === "seat" ? visitor.live : await rooms.open(visitor.row);
    return { headers: { "Cache-Control": "no-store" }, json: plannedChallenges(room.session().plan) };
  };
}

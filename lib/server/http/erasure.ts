import { recorded } from "@/db/school/audit";
import { eraseParticipant } from "@/db/session/erasure";
import { workOutOutcome } from "@/db/session/outcomes";
import type { Database } from "@/db/store/client";
import { ErasureRequest } from "@/lib/protocol/erasure";
import type { Logger } from "../logger";
import type { Rooms } from "../room/rooms";
import type { Answer } from "./answer";
import type { Asked } from "./route";

export type ErasureOptions = { readonly db: Database; readonly rooms: Rooms; readonly log: Logger };

/** Erases one participant from one of the host's ended sessions. */
export function createErasure({ db, rooms, log }: ErasureOptions) {
  return async ({
    params: { session, participant },
    visitor: { row },
    json,
    about,
  }: Asked<"session" | "participant", "host">): Promise<Answer> => {
    about.erased = participant;
    const wish = ErasureRequest.safeParse(json);
    if (!wish.success) return "bad-request";
    if (row.endedAt === null) return "session-going-on";
    const { runs } = wish.data;
    // A room in memory still has the name: it is unloaded, and screens that are still open get the class as it is stored afterwards.
    const erased = await rooms.whileAway(row, () =>
      recorded(
        db,
        row.hostId,
        (transaction) => eraseParticipant(transaction, session, row.hostId, { participant, runs }),
        (found) => (found ? { type: "participant-erased", session, participant } : null),
      ),
    );
    if (!erased) return "no-such-participant";
    log.info({ ...about, runs }, "participant erased");
    // What came of the session has been forgotten with the name. Housekeeping makes up for a failure.
    await workOutOutcome(db, session).catch((error) =>
      log.warn({ ...about, err: error }, "outcome not stored"),
    );
    return { json: { ok: true } };
  };
}

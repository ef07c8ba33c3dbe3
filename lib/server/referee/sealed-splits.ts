import { SessionGone } from "@/db/session/log";
import { splitSeed } from "@/db/session/rounds";
import type { Database } from "@/db/store/client";
import type { SplitName } from "@/lib/learning/examples/split";
import type { LiveRoom } from "../room/live-room";
import type { SealedSplit } from "./examination";
import type { RefereedClass } from "./refereed-class";

/** A round's split, sealed as the referee's threads take it. Throws `SessionGone`. */
export type SealedSplits = (of: RefereedClass, round: number, name: SplitName) => Promise<SealedSplit>;

/** A class's splits stay what they are: each is asked for once. */
export function createSealedSplits(db: Database): SealedSplits {
  const rooms = new WeakMap<LiveRoom, Map<string, SealedSplit>>();
  return async ({ row, live }, round, name) => {
    const ofRoom = rooms.get(live) ?? new Map<string, SealedSplit>();
    rooms.set(live, ofRoom);
    const known = ofRoom.get(`${round} ${name}`);
    if (known) return known;
    const seed = await splitSeed(db, row.id, round, name);
    if (seed === null) throw new SessionGone(`Session ${row.id} is gone.`);
    const { challenge } = live.room.session().plan.rounds[round];
    const split = { challenge, name, seed };
    ofRoom.set(`${round} ${name}`, split);
    return split;
  };
}

import { findChallenge } from "@/lib/challenges/catalogue";
import { type RoundDigest, roundDigest } from "@/lib/session/round-digest";
import { haveSameDigests } from "@/lib/session/same-digests";
import type { Session } from "@/lib/session/session";
import type { Room } from "./room";

type Made = { readonly session: Session; readonly digests: Map<number, RoundDigest | null> };

/** The last that were made of a room: three hundred labs ask for the same within a second, while people come and go. */
const made = new WeakMap<Room, Made>();

/** What a closed round of a room showed, as of now; null while it is not over. */
export function digestOf(room: Room, round: number): RoundDigest | null {
  const session = room.session();
  const last = made.get(room);
  const digests = last && haveSameDigests(last.session, session) ? last.digests : new Map();
  const digest = digests.get(round) ?? roundDigest(session, round, findChallenge);
  made.set(room, { session, digests: digests.set(round, digest) });
  return digest;
}

import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { findChallenge } from "@/lib/challenges/catalogue";
import { type RoundDigest, roundDigest } from "@/lib/session/board/round-digest";
import { haveSameDigests } from "@/lib/session/board/same-digests";
import type { Session } from "@/lib/session/log/session";
import type { Room } from "@/lib/session/room/room";
import type { Rooms } from "../room/rooms";
import type { Answer } from "./answer";
import type { Asked } from "./route";

type Made = { readonly session: Session; readonly at: number; readonly digests: Map<number, RoundDigest> };

/** The latest digests of each room: three hundred labs ask for the same one within a second, while people come and go. */
const made = new WeakMap<Room, Made>();
/** At most one new digest per second and room: while scores are checked a large class changes many times a second, and a digest takes tens of milliseconds. */
const REST_MS = 1_000;

const zipped = promisify(gzip);
const answers = new WeakMap<RoundDigest, Promise<Buffer>>();

/** Returns the results of a finished round to members of the class. */
export function createRoundDigest({ rooms }: { readonly rooms: Rooms }) {
  return async ({ params, visitor }: Asked<"session" | "round", "seat or desk">): Promise<Answer> => {
    const { room } = visitor.kind === "seat" ? visitor.live : await rooms.open(visitor.row);
    if (!room.session().plan.rounds[params.round]) return "no-such-round";
    const digest = await digestOf(room, params.round);
    if (!digest) return "round-not-over";
    const headers = { "Content-Type": "application/json; charset=utf-8", "Content-Encoding": "gzip" };
    return { headers, bytes: await zippedOnce(digest) };
  };
}

/** Compresses each digest once for everyone. Every browser accepts gzip. */
function zippedOnce(digest: RoundDigest): Promise<Buffer> {
  const bytes = answers.get(digest) ?? zipped(JSON.stringify(digest));
  answers.set(digest, bytes);
  return bytes;
}

/** The digest of a closed round, as of now or a moment later; null while the round is not over. */
async function digestOf(room: Room, round: number): Promise<RoundDigest | null> {
  for (;;) {
    const session = room.session();
    const last = made.get(room);
    const isSame = last !== undefined && haveSameDigests(last.session, session);
    const rest = last && !isSame ? last.at + REST_MS - performance.now() : 0;
    if (rest > 0) {
      await pause(rest);
      continue;
    }
    const digests: Made["digests"] = isSame ? last.digests : new Map();
    const digest = digests.get(round) ?? roundDigest(session, round, findChallenge);
    if (!digest) return null;
    made.set(room, {
      session,
      at: isSame ? last.at : performance.now(),
      digests: digests.set(round, digest),
    });
    return digest;
  }
}

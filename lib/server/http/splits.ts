import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { hasRoundStarted, splitSeed } from "@/db/session/rounds";
import type { Database } from "@/db/store/client";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Split } from "@/lib/learning/examples/split";
import { encodeSplit } from "@/lib/protocol/split";
import { drawnChallengeOf } from "../drawn-examples";
import { ownChallengesOf } from "../own-challenges";
import type { Rooms } from "../room/rooms";
import type { Answer } from "./answer";
import type { Asked } from "./route";

/** Enough for a few simultaneous rounds; the largest split has half a megabyte. */
const MOST_KEPT = 12;

const compress = promisify(gzip);
const kept = new Map<string, Promise<Buffer<ArrayBuffer>>>();

/** Returns the examples of a round that has started. The test split has no address. */
export function createSplits({ db, rooms }: { readonly db: Database; readonly rooms: Rooms }) {
  return async ({
    params: { round, split },
    visitor,
  }: Asked<"session" | "round" | "split", "seat or host">): Promise<Answer> => {
    const { row } = visitor;
    const planned = row.plan.rounds[round];
    const own = planned?.words ? await ownChallengesOf(db, row) : [];
    const challenge =
      planned && (own.find(({ id }) => id === planned.challenge) ?? findChallenge(planned.challenge));
    if (!challenge) return "no-such-round";
    if (!(await hasRoundStarted(db, row.id, round))) return "round-not-running";
    const seed = await splitSeed(db, row.id, round, split);
    if (seed === null) return "no-such-session";
    if (planned.drawings) {
      const { room } = visitor.kind === "seat" ? visitor.live : await rooms.open(row);
      const drawn = drawnChallengeOf(room.session(), round);
      if (!drawn) return "no-such-round";
      // Each student's own drawings are left out of what their network is judged by.
      const author = visitor.kind === "seat" ? visitor.seat.participant : null;
      const isAuthor =
        author !== null && split !== "train" && drawn.authors(split, seed).some((one) => one === author);
      const own = isAuthor ? drawn.without(author) : drawn;
      return {
        // Several students may use one browser after the other.
        headers: { "Content-Type": "application/gzip", "Cache-Control": "no-store" },
        // With how many drawings there are: when somebody is erased, theirs are gone from here, too.
        bytes: await compressedSplit(
          `${row.id} ${round} ${split} ${room.session().drawings.sent.length} ${isAuthor ? author : ""}`,
          () => own.makeSplit(split, seed),
        ),
      };
    }
    const make = () => challenge.makeSplit(split, seed);
    return {
      headers: {
        // Images shrink to a twentieth. Labs unpack the body themselves.
        "Content-Type": "application/gzip",
        // The bytes never change, but are only for members of the class.
        "Cache-Control": "private, max-age=86400, immutable",
      },
      bytes: await compressedSplit(`${row.id} ${round} ${split}`, make),
    };
  };
}

/**
 * The gzipped bytes of a split. A whole class asks for the same ones in the same second, so they are made once, and the most recent
 * ones are kept. `key`: identifies the split among all splits of all sessions.
 */
export function compressedSplit(key: string, make: () => Split): Promise<Buffer<ArrayBuffer>> {
  const bytes = kept.get(key) ?? compress(Buffer.from(encodeSplit(make())));
  kept.delete(key);
  kept.set(key, bytes);
  for (const [oldest] of kept) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return bytes;
}

import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { splitSeed } from "@/db/session/rounds";
import type { SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { findChallenge } from "@/lib/challenges/catalogue";
import { isOwn } from "@/lib/learning/examples/own-content";
import type { Split } from "@/lib/learning/examples/split";
import { type DownloadableSplit, encodeSplit } from "@/lib/protocol/split";
import type { Plan } from "@/lib/session/decide/plan";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { drawnChallengeOf } from "../../drawn-examples";
import { ownChallengesOf } from "../../own-challenges";
import type { Answer } from "../answer";

/** Enough for a few simultaneous rounds; the largest split has half a megabyte. */
const MOST_KEPT = 12;

const compress = promisify(gzip);
const kept = new Map<string, Promise<Buffer<ArrayBuffer>>>();

type Wanted = { readonly round: number; readonly split: DownloadableSplit };

/** The gzipped training and validation examples of rounds. The test split cannot be asked for. */
export function createRoundExamples(db: Database) {
  return {
    /** Of a round whose examples are the challenge's. */
    async bytes({ id }: Pick<SessionRow, "id">, plan: Plan, { round, split }: Wanted) {
      const planned = plan.rounds[round];
      const own = planned && isOwn(planned.challenge) ? await ownChallengesOf(db, { id, plan }) : [];
      const challenge =
        planned && (own.find(({ id }) => id === planned.challenge) ?? findChallenge(planned.challenge));
      if (!challenge) return "no-such-round";
      const seed = await splitSeed(db, id, round, split);
      if (seed === null) return "no-such-session";
      const make = () => challenge.makeSplit(split, seed);
      return compressedSplit(`${id} ${round} ${split} ${challenge.id}`, make);
    },

    /**
     * What the class has drawn for a round. `author`: the student who asks, if one does; their own drawings are left out where their network is
     * judged by them.
     */
    async drawn(
      { id }: Pick<SessionRow, "id">,
      session: Session,
      { round, split }: Wanted,
      author: ParticipantId | null,
    ): Promise<Answer> {
      const drawn = drawnChallengeOf(session, round);
      const seed = await splitSeed(db, id, round, split);
      if (!drawn || seed === null) return "no-such-round";
      const isAuthor =
        author !== null && split !== "train" && drawn.authors(split, seed).some((one) => one === author);
      const own = isAuthor ? drawn.without(author) : drawn;
      // With how many drawings there are: when somebody is erased, theirs are gone from here, too.
      const { length } = session.drawings.sent;
      const key = `${id} ${round} ${split} ${length} ${isAuthor ? author : ""}`;
      return {
        // Several students may use one browser after the other.
        headers: { "Content-Type": "application/gzip", "Cache-Control": "no-store" },
        bytes: await compressedSplit(key, () => own.makeSplit(split, seed)),
      };
    },
  };
}

/** The bytes never change, but are only for members of the class. */
export function examplesHeaders(type: "application/gzip" | "application/octet-stream") {
  return { "Content-Type": type, "Cache-Control": "private, max-age=86400, immutable" };
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

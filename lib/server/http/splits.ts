import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { hasRoundStarted, sealKey, splitSeed } from "@/db/session/rounds";
import type { SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { findChallenge } from "@/lib/challenges/catalogue";
import { isOwn } from "@/lib/learning/examples/own-content";
import type { Split } from "@/lib/learning/examples/split";
import { SEAL_NONCE_BYTES, seal } from "@/lib/protocol/sealed-split";
import { type DownloadableSplit, encodeSplit } from "@/lib/protocol/split";
import type { Plan } from "@/lib/session/decide/plan";
import { drawnChallengeOf } from "../drawn-examples";
import { ownChallengesOf } from "../own-challenges";
import type { Rooms } from "../room/rooms";
import type { Answer } from "./answer";
import type { Asked, DeskVisitor, SeatVisitor } from "./route";

/** Enough for a few simultaneous rounds; the largest split has half a megabyte. */
const MOST_KEPT = 12;

const compress = promisify(gzip);
const kept = new Map<string, Promise<Buffer<ArrayBuffer>>>();

type Request = Asked<"session" | "round" | "split", "seat or desk">;
type Visitor = Request["visitor"];

/**
 * A round's examples: as they are once it has started, and sealed before, so that a lab can fetch them while it waits. The key is given out
 * when the round has started. The test split has no address.
 */
export function createSplits({ db, rooms }: { readonly db: Database; readonly rooms: Rooms }) {
  const bytesOf = async (
    { id }: SessionRow,
    plan: Plan,
    { round, split }: { round: number; split: DownloadableSplit },
  ) => {
    const planned = plan.rounds[round];
    const own = planned && isOwn(planned.challenge) ? await ownChallengesOf(db, { id, plan }) : [];
    const challenge =
      planned && (own.find(({ id }) => id === planned.challenge) ?? findChallenge(planned.challenge));
    if (!challenge) return "no-such-round";
    const seed = await splitSeed(db, id, round, split);
    if (seed === null) return "no-such-session";
    const make = () => challenge.makeSplit(split, seed);
    return compressedSplit(`${id} ${round} ${split} ${challenge.id}`, make);
  };

  /** What the class has drawn, without the student's own drawings where their network is judged by it. */
  const drawnFor = async (visitor: Visitor, round: number, split: DownloadableSplit): Promise<Answer> => {
    const { row } = visitor;
    const { room } = visitor.kind === "seat" ? visitor.live : await rooms.open(row);
    const drawn = drawnChallengeOf(room.session(), round);
    const seed = await splitSeed(db, row.id, round, split);
    if (!drawn || seed === null) return "no-such-round";
    const author = visitor.kind === "seat" ? visitor.seat.participant : null;
    const isAuthor =
      author !== null && split !== "train" && drawn.authors(split, seed).some((one) => one === author);
    const own = isAuthor ? drawn.without(author) : drawn;
    // With how many drawings there are: when somebody is erased, theirs are gone from here, too.
    const { length } = room.session().drawings.sent;
    const key = `${row.id} ${round} ${split} ${length} ${isAuthor ? author : ""}`;
    return {
      // Several students may use one browser after the other.
      headers: { "Content-Type": "application/gzip", "Cache-Control": "no-store" },
      bytes: await compressedSplit(key, () => own.makeSplit(split, seed)),
    };
  };

  return {
    async open({ params: { round, split }, visitor }: Request): Promise<Answer> {
      const { row } = visitor;
      const plan = planOf(visitor);
      if (!plan.rounds[round]) return "no-such-round";
      if (!(await hasRoundStarted(db, row.id, round))) return "round-not-running";
      if (plan.rounds[round].drawings) return drawnFor(visitor, round, split);
      const bytes = await bytesOf(row, plan, { round, split });
      // Images shrink to a twentieth. Labs unpack the body themselves.
      return typeof bytes === "string" ? bytes : { headers: headersFor("application/gzip"), bytes };
    },

    /** Only the first round's and those of the round after one that has started, so that nobody has the server make all splits of a plan. */
    async sealed({
      params: { round, split },
      visitor,
      query,
    }: Asked<"session" | "round" | "split", "seat">): Promise<Answer> {
      const { row } = visitor;
      const plan = planOf(visitor);
      const planned = plan.rounds[round];
      // The host may have put another challenge there since the page saw the plan.
      if (!planned || query.get("of") !== planned.challenge) return "no-such-round";
      // Before it starts, the class may still be drawing.
      if (planned.drawings) return "round-not-running";
      if (round > 0 && !(await hasRoundStarted(db, row.id, round - 1))) return "round-not-running";
      const bytes = await bytesOf(row, plan, { round, split });
      if (typeof bytes === "string") return bytes;
      const key = await sealKey(db, row.id, round);
      if (key === null) return "no-such-session";
      const sealed = seal(bytes, key, randomBytes(SEAL_NONCE_BYTES));
      return { headers: headersFor("application/octet-stream"), bytes: Buffer.from(sealed.buffer) };
    },

    async key({ params: { round }, visitor }: Asked<"session" | "round", "seat">): Promise<Answer> {
      const { row } = visitor;
      if (!planOf(visitor).rounds[round]) return "no-such-round";
      if (!(await hasRoundStarted(db, row.id, round))) return "round-not-running";
      const key = await sealKey(db, row.id, round);
      if (key === null) return "no-such-session";
      return { headers: headersFor("application/octet-stream"), bytes: Buffer.from(key) };
    },
  };
}

/** The plan as it is now: a change that the class already knows of may not be stored yet. */
function planOf(visitor: SeatVisitor | DeskVisitor): Plan {
  return visitor.kind === "seat" ? visitor.live.room.session().plan : visitor.row.plan;
}

/** The bytes never change, but are only for members of the class. */
function headersFor(type: string) {
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

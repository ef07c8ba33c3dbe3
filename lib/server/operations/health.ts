import { type Database, databaseAnswers, readiness, refusesWrites } from "@/db/store/client";
import { unreachable } from "@/lib/learning/unreachable";
import type { NotStored } from "@/lib/session/decide/problem";
import type { Answer } from "../http/answer";
import type { Rooms } from "../room/rooms";

export type HealthOptions = {
  readonly db: Database;
  readonly rooms: Pick<Rooms, "notStored">;
  readonly isClosing: () => boolean;
};

/** Answers what those who run the server, and their monitors, ask about it. */
export function createHealth({ db, rooms, isClosing }: HealthOptions) {
  /** What the database says that it would not store, or else what it did not store. Only a class's writes find a full disk of PostgreSQL's. */
  const notStored = once(async () => (await refusesWrites(db)) ?? rooms.notStored());
  const isReachable = once(() => databaseAnswers(db));
  const isReady = once(() => readiness(db));

  const whyNotReady = async (): Promise<string | null> => {
    if (isClosing()) return "closing";
    const reason = await isReady();
    if (reason !== null) return reason;
    const trouble = await notStored();
    return trouble && inWords(trouble);
  };

  return {
    /** Whether new visitors are welcome, and if not, why. */
    async ready(): Promise<Answer> {
      const reason = await whyNotReady();
      return { status: reason === null ? 200 : 503, json: { ready: reason === null, reason } };
    },
    /** Whether the server does its work, and what it cannot do. */
    async health(): Promise<Answer> {
      const reachable = await isReachable();
      const trouble = reachable ? await notStored() : "not-saved";
      const isWell = reachable && trouble === null;
      return {
        status: isWell ? 200 : 503,
        json: {
          status: isWell ? "ok" : "degraded",
          database: reachable ? "ok" : "unreachable",
          storage: trouble === null ? "ok" : inWords(trouble),
          uptime: Math.round(process.uptime()),
        },
      };
    },
  };
}

function inWords(trouble: NotStored): string {
  switch (trouble) {
    case "disk-full":
      return "disk full";
    case "storage-read-only":
      return "read-only";
    case "not-saved":
      return "not storing";
    default:
      return unreachable(trouble);
  }
}

/** For this long after it was found out everyone who asks gets the same answer: a thousand questions are one to the database. */
const REMEMBERED_MS = 200;

function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | null = null;
  return () => {
    found ??= find().finally(() => {
      setTimeout(() => {
        found = null;
      }, REMEMBERED_MS).unref();
    });
    return found;
  };
}

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

/** Handlers for the health checks of operators and their monitoring. */
export function createHealth({ db, rooms, isClosing }: HealthOptions) {
  /** Why the database says that it cannot store, or else why something was not stored: only a class's writes notice that PostgreSQL's disk is full. */
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
    /** Whether the server is ready for visitors, and if not, why. */
    async ready(): Promise<Answer> {
      const reason = await whyNotReady();
      return { status: reason === null ? 200 : 503, json: { ready: reason === null, reason } };
    },
    /** Whether the server works, and what does not. */
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
          // Set by the build.
          version: process.env.DOWNHILL_VERSION ?? "development",
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

/** Results are shared for this long, so that a thousand requests are one query. */
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

import {
  archivePoints,
  type LogState,
  listParts,
  readPart,
  type StoredEvent,
  storedEvents,
} from "@/db/session/archive";
import type { Database } from "@/db/store/client";
import { nextTurn } from "@/db/store/statements";
import type { LogPart } from "@/lib/session/log/stored-log";
import type { LogReader } from "@/lib/session/log/visible-to-reader";
import type { NameLanguage } from "@/lib/session/names/nickname-words";
import type { Logger } from "../logger";
import { createThreads } from "../referee/threads";
import type { IndexMade, ReplayTask } from "./thread";

/** Stored logs as their readers get them: each piece is made once for all readers, and gzipped. */
export type Replays = {
  /**
   * What a reader gets first: a `LogIndex` as JSON. For readers with the link, that of a live class may be some seconds old.
   * `state`: the log's current state.
   */
  index(session: StoredSession, state: LogState, reader: ReaderOfLog): Promise<Uint8Array>;
  /** A part of a log's points in its current revision; null when there is no such part, or this reader may not have it yet. */
  part(
    session: StoredSession,
    state: LogState,
    reader: ReaderOfLog,
    part: Pick<LogPart, "first" | "last">,
  ): Promise<Uint8Array | null>;
  /** Packs the points of a session that has ended, in the background. */
  archive(sessionId: string): void;
  close(): Promise<void>;
};

type StoredSession = { readonly id: string; readonly title: string; readonly endedAt: Date | null };

export type ReaderOfLog = {
  readonly reader: LogReader;
  /** The language of the animal names that replace nicknames; null: nicknames are shown. */
  readonly animals: NameLanguage | null;
};

const MOST_INDEX_BYTES = 32 * 1024 ** 2;
const MOST_PART_BYTES = 64 * 1024 ** 2;
/** The index of a growing log is remade after this long, or after ten times as long as it took to make. */
const REST_MS = 2_000;
const REST_TIMES = 10;
const PATIENCE_MS = 60_000;

type Made = LogState & { readonly title: string; restsUntil: number; runsBefore: number };

/** `threadFile`: the bundled `thread.ts`. */
export function createReplays(db: Database, threadFile: URL, log: Logger): Replays {
  const threads = createThreads<ReplayTask>(threadFile, 1);
  const indexes = keepBytes<Made>(MOST_INDEX_BYTES);
  const parts = keepBytes<null>(MOST_PART_BYTES);
  const archiving = new Map<string, { readonly all: boolean; readonly done: Promise<void> }>();
  const closing = new AbortController();
  /** One index is made at a time, because it holds all events in memory. */
  let making: Promise<unknown> = Promise.resolve();
  /** One part is read at a time, with a turn for the live classes before the next: the embedded database does not yield by itself. */
  let reading: Promise<unknown> = Promise.resolve();

  const pack = (packed: Uint8Array) =>
    threads.ask<Uint8Array>({
      task: { kind: "archive", packed },
      ...{ of: { group: db, member: 1 }, urgency: "usual", cost: packed.length },
      patience: PATIENCE_MS,
    });

  const archive = (id: string, all: boolean): Promise<void> => {
    const underWay = archiving.get(id);
    if (underWay && (underWay.all || !all)) return underWay.done;
    const done = (underWay?.done ?? Promise.resolve())
      .then(() => archivePoints(db, id, { all, signal: closing.signal, pack }))
      // An index that lists the rows that were there before would go on having them joined for each reader.
      .then((isChanged) => {
        if (isChanged) indexes.forget((key) => key.startsWith(`${id} `));
      })
      .catch((error) => log.error({ err: error, session: id }, "failed to archive points"))
      .finally(() => {
        if (archiving.get(id)?.done === done) archiving.delete(id);
      });
    archiving.set(id, { all, done });
    return done;
  };

  const make = async (
    { id, title, endedAt }: StoredSession,
    of: ReaderOfLog,
    { end, revision }: LogState,
  ) => {
    const stored: StoredEvent[] = [];
    for await (const page of storedEvents(db, id, end)) stored.push(...page);
    let listed = await listParts(db, id, end);
    if (!listed) {
      await archive(id, true);
      listed = (await listParts(db, id, end)) ?? [];
    }
    void archive(id, endedAt !== null);
    const about = { title, revision, end, parts: listed };
    return threads.ask<IndexMade>({
      task: { kind: "index", ...of, about, stored },
      // Only one index is made at a time, so the order does not matter.
      ...{ of: { group: db, member: 0 }, urgency: "usual", cost: stored.length },
      patience: PATIENCE_MS,
    });
  };

  const index = async (session: StoredSession, state: LogState, reader: ReaderOfLog) => {
    const key = `${session.id} ${reader.reader} ${reader.animals}`;
    const known = indexes.find(key);
    if (known) {
      const { title, revision, end, restsUntil } = known.about;
      const isIt = title === session.title && revision === state.revision;
      const isFresh = end === state.end || (reader.reader === "link" && performance.now() < restsUntil);
      if (isIt && isFresh) return { about: known.about, bytes: await known.bytes };
    }
    const made: Made = {
      ...{ ...state, title: session.title },
      ...{ restsUntil: Number.POSITIVE_INFINITY, runsBefore: 0 },
    };
    const began = performance.now();
    const bytes = making.then(async () => {
      const { bytes, runsBefore } = await make(session, reader, state);
      made.runsBefore = runsBefore;
      return bytes;
    });
    making = bytes.then(
      () => {},
      () => {},
    );
    indexes.keep(key, made, bytes);
    await bytes;
    const now = performance.now();
    made.restsUntil = now + Math.max(REST_MS, REST_TIMES * (now - began));
    return { about: made, bytes: await bytes };
  };

  return {
    index: async (session, state, reader) => (await index(session, state, reader)).bytes,
    async part(session, state, reader, part) {
      // Once a class has ended everybody may see all runs; while it is live, readers with the link may not.
      if (reader.reader !== "host" && session.endedAt === null) {
        const { runsBefore, end } = (await index(session, state, reader)).about;
        if (part.last >= Math.min(runsBefore, end)) return null;
      }
      const { id: sessionId } = session;
      const key = `${sessionId} ${state.revision} ${part.first}-${part.last}`;
      const known = parts.find(key);
      if (known) return known.bytes;
      const read = reading.then(() => readPart(db, sessionId, part));
      reading = read.then(nextTurn, nextTurn);
      parts.keep(
        key,
        null,
        read.then((bytes) => bytes ?? Promise.reject(new RangeError("There is no such part."))),
      );
      return read;
    },
    archive: (id) => void archive(id, true),
    async close() {
      closing.abort();
      await Promise.all([...archiving.values()].map(({ done }) => done));
      await threads.close();
    },
  };
}

/**
 * A cache of answers with a limited total size; the least recently used go first. `About`: what is known about an answer while it is
 * still being made.
 */
type KeptBytes<About> = {
  find(key: string): { readonly about: About; readonly bytes: Promise<Uint8Array> } | undefined;
  /** Caches what is being made, replacing what was there under this key. Failures are not cached. */
  keep(key: string, about: About, bytes: Promise<Uint8Array>): void;
  /** Forgets what is cached under these keys. */
  forget(which: (key: string) => boolean): void;
};

function keepBytes<About>(mostBytes: number): KeptBytes<About> {
  type Kept = { readonly about: About; readonly bytes: Promise<Uint8Array>; size: number };
  const kept = new Map<string, Kept>();
  let total = 0;

  const forget = (key: string) => {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };

  return {
    forget(which) {
      for (const key of kept.keys()) if (which(key)) forget(key);
    },
    find(key) {
      const found = kept.get(key);
      if (!found) return undefined;
      // Moves it to the end of the map's order: the most recently used.
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    keep(key, about, bytes) {
      forget(key);
      const entry: Kept = { about, bytes, size: 0 };
      kept.set(key, entry);
      const isKept = () => kept.get(key) === entry;
      bytes.then(
        ({ length }) => {
          if (!isKept()) return;
          entry.size = length;
          total += length;
          for (const oldest of kept.keys()) {
            if (total <= mostBytes) break;
            if (oldest !== key) forget(oldest);
          }
        },
        () => {
          if (isKept()) forget(key);
        },
      );
    },
  };
}

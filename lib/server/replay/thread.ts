import { parentPort } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import type { StoredEvent } from "@/db/session/archive";
import { EventBody, type SessionEvent } from "@/lib/session/log/events";
import { archived } from "@/lib/session/log/packed/packed-points";
import type { LogIndex } from "@/lib/session/log/stored-log";
import { firstHiddenRun, type LogReader, logForReader } from "@/lib/session/log/visible-to-reader";
import { withAnimalNames } from "@/lib/session/names/animal-names";
import type { NameLanguage } from "@/lib/session/names/nickname-words";
import type { Said } from "../referee/threads";

/** Asks for the index of a log for one kind of reader. */
export type IndexTask = {
  readonly kind: "index";
  readonly reader: LogReader;
  /** The language of the animal names that replace nicknames; null: nicknames are shown. */
  readonly animals: NameLanguage | null;
  readonly about: Omit<LogIndex, "events">;
  /** All events except reports of points, as they are stored. */
  readonly stored: readonly StoredEvent[];
};

/** `bytes`: the index as gzipped JSON. `runsBefore`: the `seq` from which on the reader may see no runs, and so gets no points either. */
export type IndexMade = { readonly bytes: Uint8Array; readonly runsBefore: number };

/** Asks for packed points as an archive has them; the answer is a `Uint8Array`. */
type ArchiveTask = { readonly kind: "archive"; readonly packed: Uint8Array };

/** What this thread does, because it takes up to seconds for a large class. */
export type ReplayTask = IndexTask | ArchiveTask;

function makeIndex({ reader, animals, about, stored }: IndexTask): IndexMade {
  const log = stored.map(
    ({ seq, at, body }): SessionEvent => ({ ...EventBody.parse(JSON.parse(body)), seq, at }),
  );
  const known = logForReader(reader, log);
  const events = animals === null ? known : withAnimalNames(known, animals);
  const runsBefore = firstHiddenRun(reader, log);
  const parts = about.parts.filter(({ last }) => last < runsBefore);
  return { bytes: gzipSync(JSON.stringify({ ...about, parts, events } satisfies LogIndex)), runsBefore };
}

parentPort?.on("message", (task: ReplayTask) => {
  let said: Said;
  try {
    said = { answer: task.kind === "index" ? makeIndex(task) : archived(task.packed) };
  } catch (error) {
    said = { failed: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(said);
});

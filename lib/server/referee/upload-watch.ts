import { awaitedWeights } from "@/lib/session/decide/checks-due";
import type { DecideContext } from "@/lib/session/decide/decision";
import type { ParticipantId } from "@/lib/session/log/events";
import type { LiveRoom } from "../room/live-room";
import { type RunKey, runKey } from "../room/run-key";
import { type RefereedClass, SYSTEM } from "./refereed-class";

/** Which seats are uploading a network at the moment, or having one checked. */
export type UploadWatch = {
  /** Called when the header of an upload has arrived; its body may take a minute. Returns a function to call when it is answered. */
  begin(session: string, seat: ParticipantId): () => void;
  isUnderWay(session: string, seat: ParticipantId): boolean;
};

/** Uploads stay visible for this long, so that a check once a second sees even the shortest. */
const SEEN_FOR_MS = 2_000;

export function createUploadWatch(): UploadWatch {
  const uploads = new Map<string, number>();
  const add = (key: string, count: 1 | -1) => {
    const now = (uploads.get(key) ?? 0) + count;
    if (now === 0) uploads.delete(key);
    else uploads.set(key, now);
  };
  return {
    begin(session, seat) {
      const key = `${session} ${seat}`;
      add(key, 1);
      return () => void setTimeout(add, SEEN_FOR_MS, key, -1).unref();
    },
    isUnderWay: (session, seat) => uploads.has(`${session} ${seat}`),
  };
}

/** A connected page sends its best network at once; after a refusal or a lost connection it retries within 23 seconds. */
const PATIENCE_MS = 30_000;
/** Two megabytes over a bad network take minutes and several tries. Somebody who keeps starting uploads gets no more than this. */
const MOST_PATIENCE_MS = 5 * 60_000;
const LOOK_EVERY_MS = 1_000;
/** A longer gap counts as this much: the machine slept, or the event loop was blocked, and no uploads could arrive. */
const LONGEST_STRETCH_MS = 2_000;

/** How long a run's page has been connected without sending its weights, in milliseconds: since its last upload began, and in total. */
type Waited = { idle: number; total: number };
type Watch = { looked: number; readonly runs: Map<RunKey, Waited> };

type WeightsClockPorts = {
  readonly uploads: UploadWatch;
  readonly exerciseOf: DecideContext["exerciseOf"];
  /** Half a minute by default. */
  readonly patience?: number;
  /** Milliseconds since any fixed moment. */
  now(): number;
};

/**
 * Records in the log which runs the class has waited for in vain; to be called several times a second. Only time in which a page is
 * connected counts, and an upload or check under way resets it, up to a limit. After a restart everybody has the full time again.
 */
export function createWeightsClock({ uploads, exerciseOf, patience = PATIENCE_MS, now }: WeightsClockPorts) {
  const watches = new WeakMap<LiveRoom, Watch>();
  return ({ row, live }: RefereedClass): void => {
    const at = now();
    const watch = watches.get(live) ?? { looked: at, runs: new Map<RunKey, Waited>() };
    watches.set(live, watch);
    if (at - watch.looked < LOOK_EVERY_MS) return;
    const passed = Math.min(at - watch.looked, LONGEST_STRETCH_MS);
    watch.looked = at;
    const overdue = awaitedWeights(live.room.session(), exerciseOf).filter(({ participant, run }) => {
      const key = runKey(participant, run);
      const waited = watch.runs.get(key) ?? { idle: 0, total: 0 };
      watch.runs.set(key, waited);
      waited.total += passed;
      waited.idle = uploads.isUnderWay(row.id, participant) ? 0 : waited.idle + passed;
      return waited.idle >= patience || waited.total >= MOST_PATIENCE_MS;
    });
    for (const { participant, run } of overdue) watch.runs.delete(runKey(participant, run));
    if (overdue.length > 0) live.room.ask(SYSTEM, { type: "miss-weights", runs: overdue });
  };
}

import { awaitedWeights } from "@/lib/session/decide/checks-due";
import type { DecideContext } from "@/lib/session/decide/decision";
import type { ParticipantId } from "@/lib/session/log/events";
import type { LiveRoom } from "../room/live-room";
import { type RunKey, runKey } from "../room/run-key";
import { type RefereedClass, SYSTEM } from "./refereed-class";

/** Which seats are sending a network just now, or having one checked, whatever it is worth. */
export type UploadWatch = {
  /** A seat's upload begins: its header is here, and its body may take a minute. Gives what ends it, when it is answered. */
  begin(session: string, seat: ParticipantId): () => void;
  isUnderWay(session: string, seat: ParticipantId): boolean;
};

/** However short it was, whoever looks once a second sees it. */
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

/** A page that is here sends its best network at once; one that was refused or cut off tries again after 23 seconds at most. */
const PATIENCE_MS = 30_000;
/** Two megabytes over a bad network take minutes, and several tries. Whoever begins uploads without end gets no more than this. */
const MOST_PATIENCE_MS = 5 * 60_000;
const LOOK_EVERY_MS = 1_000;
/** A computer that slept, or a loop that was held up, heard no uploads meanwhile. */
const LONGEST_STRETCH_MS = 2_000;

/** For how long a run's page has been here without sending its weights: since it last began to, and in all. */
type Waited = { idle: number; total: number };
type Watch = { looked: number; readonly runs: Map<RunKey, Waited> };

type WeightsClockPorts = {
  readonly uploads: UploadWatch;
  readonly exerciseOf: DecideContext["exerciseOf"];
  /** In the place of half a minute. */
  readonly patience?: number;
  /** Milliseconds, from any beginning. */
  now(): number;
};

/**
 * Says in the log which runs the class has waited for in vain; to be called several times a second. Only time in which a page is
 * connected counts, and an upload or a check that is under way begins it anew, up to a limit. A server that starts again gives everybody the whole time.
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

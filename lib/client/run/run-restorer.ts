import type { KeptRun } from "@/lib/client/storage/kept-run";
import { type Curve, lengthOf } from "@/lib/learning/curves/curve";
import { unreachable } from "@/lib/learning/unreachable";
import type { RunNumber } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import type { RunNewsItem } from "@/lib/session/page-state";
import type { CheckpointKeeper } from "./checkpoint-keeper";
import type { Outbox } from "./outbox";
import type { RunArchive } from "./run-archive";

export type RunRestorerPorts = {
  readonly outbox: Outbox;
  readonly archive: RunArchive;
  readonly checkpoints: CheckpointKeeper;
  news(news: RunNewsItem): void;
};

export type Restored = {
  /** The points that were stored of each run. */
  readonly curves: ReadonlyMap<RunNumber, Curve>;
  /** Runs that this page is responsible for from now on. */
  readonly handled: readonly RunNumber[];
  readonly unchecked: readonly RunNumber[];
  /** The run that was being trained and is still open in the class. */
  readonly unfinished: KeptRun | null;
};

/** Takes over the runs of an earlier page: sends the class what it has not received yet, and returns the run that is to be resumed. */
export function restoreRuns(
  kept: readonly KeptRun[],
  ownRuns: readonly Run[],
  ports: RunRestorerPorts,
): Restored {
  const { outbox, archive } = ports;
  const curves = new Map<RunNumber, Curve>();
  const handled: RunNumber[] = [];
  let unfinished: KeptRun | null = null;
  const deliver = (run: KeptRun, known: Run | undefined, end: KeptRun["end"]) => {
    const { start, curve: points } = run;
    outbox.restore({
      ...{ run: start.run, start: known ? null : start, points, end },
      stored: known?.reported ?? 0,
    });
  };

  for (const run of kept) {
    const number = run.start.run;
    const known = ownRuns[number];
    const fate = fateOf(run, known);
    if (fate === "foreign") {
      archive.forget(number);
      continue;
    }
    handled.push(number);
    curves.set(number, run.curve);
    switch (fate) {
      case "done":
        archive.change(number, { delivered: true });
        offerNetwork(run, known, ports);
        break;
      case "owed":
        deliver(run, known, run.end);
        offerNetwork(run, known, ports);
        break;
      case "too-late":
        closeRun(run, known, ports);
        break;
      case "unfinished":
        // Only one run is trained at a time, so an earlier unfinished one was stopped by the next.
        if (unfinished) deliver(unfinished, ownRuns[unfinished.start.run], "stopped");
        unfinished = run;
        break;
      default:
        unreachable(fate);
    }
  }
  if (unfinished) deliver(unfinished, ownRuns[unfinished.start.run], null);
  const unchecked = kept
    .filter(({ network }) => network === "too-much-to-check")
    .map(({ start }) => start.run);
  return { curves, handled, unchecked, unfinished };
}

/** Settles a stored run that the class ended before it had received all of it. */
export function closeRun(run: KeptRun, known: Run | undefined, ports: RunRestorerPorts): void {
  const { run: number, round } = run.start;
  const points = Math.max(0, lengthOf(run.curve) - (known?.reported ?? 0));
  ports.news({ kind: "too-late", run: number, round, points });
  ports.archive.change(number, {
    ...{ state: null, delivered: true },
    end: known?.end?.reason ?? "stopped",
  });
  offerNetwork(run, known, ports);
}

/** Queues the network for the referee if it has not judged it yet. It is sent once the class has all it will ever get of the run. */
function offerNetwork(
  run: KeptRun,
  known: Run | undefined,
  { archive, checkpoints }: RunRestorerPorts,
): void {
  const { start, bests, curve, network, ranking } = run;
  if (network !== "owed") return;
  if (known?.verdict) archive.change(start.run, { network: "settled" });
  else {
    const { epochs } = start.hyperparameters;
    checkpoints.ended({ run: start.run, round: start.round, bests, curve, epochs, ranking });
  }
}

/** What to do with a stored run, given what the class knows of it. */
type Fate =
  /** The class has a different run under this number: the stored one is useless. */
  | "foreign"
  /** It has ended, and the class has all of it. */
  | "done"
  /** It ended here, and the class has not received all of it. */
  | "owed"
  /** The class ended it before receiving all of it. */
  | "too-late"
  /** It was being trained when its page was closed. */
  | "unfinished";

/** `known`: the class's run of this number, if there is one. */
function fateOf(kept: KeptRun, known: Run | undefined): Fate {
  if (known && !isSame(kept, known)) return "foreign";
  if (!known?.end) return kept.end === null ? "unfinished" : "owed";
  const isWhole = kept.end !== null && lengthOf(kept.curve) <= known.reported;
  return kept.delivered || isWhole ? "done" : "too-late";
}

function isSame({ start }: KeptRun, { round, network, hyperparameters }: Run): boolean {
  const sent = [start.round, start.network, start.hyperparameters];
  return JSON.stringify(sent) === JSON.stringify([round, network, hyperparameters]);
}

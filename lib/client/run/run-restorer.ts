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
  /** With all points that were kept. */
  readonly curves: ReadonlyMap<RunNumber, Curve>;
  /** This page looks after them from now on. */
  readonly handled: readonly RunNumber[];
  readonly unchecked: readonly RunNumber[];
  /** The one that was being trained, and that the class still has open. */
  readonly unfinished: KeptRun | null;
};

/** Takes up what an earlier page left: tells the class what it had still to hear, and gives the run that is to go on. */
export function restoreRuns(
  kept: readonly KeptRun[],
  ownRuns: readonly Run[],
  ports: RunRestorerPorts,
): Restored {
  const { outbox, archive } = ports;
  const curves = new Map<RunNumber, Curve>();
  const handled: RunNumber[] = [];
  let unfinished: KeptRun | null = null;
  const tell = (run: KeptRun, known: Run | undefined, end: KeptRun["end"]) => {
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
        tell(run, known, run.end);
        offerNetwork(run, known, ports);
        break;
      case "too-late":
        closeRun(run, known, ports);
        break;
      case "unfinished":
        // One run is trained at a time: what stood before another was stopped by it.
        if (unfinished) tell(unfinished, ownRuns[unfinished.start.run], "stopped");
        unfinished = run;
        break;
      default:
        unreachable(fate);
    }
  }
  if (unfinished) tell(unfinished, ownRuns[unfinished.start.run], null);
  const unchecked = kept
    .filter(({ network }) => network === "too-much-to-check")
    .map(({ start }) => start.run);
  return { curves, handled, unchecked, unfinished };
}

/** The class has ended a run that was kept, before it had all of it. */
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

/** The referee gets what it is owed, as soon as the class has all it will ever have of the run. */
function offerNetwork(
  run: KeptRun,
  known: Run | undefined,
  { archive, checkpoints }: RunRestorerPorts,
): void {
  const { start, bests, curve, network } = run;
  if (network !== "owed") return;
  if (known?.verdict) archive.change(start.run, { network: "settled" });
  else checkpoints.ended({ run: start.run, round: start.round, bests, curve });
}

/** What becomes of a run that an earlier page kept, given what the class knows of it. */
type Fate =
  /** The class has another run of this number: what was kept is of no use. */
  | "foreign"
  /** It ended, and the class has all of it. */
  | "done"
  /** It ended here, and the class is still to hear all or the rest of it. */
  | "owed"
  /** The class ended it before it had all of it. */
  | "too-late"
  /** It was being trained when its page went. */
  | "unfinished";

/** `known`: the class's run of this number; undefined while the class has not heard of it. */
function fateOf(kept: KeptRun, known: Run | undefined): Fate {
  if (known && !isSame(kept, known)) return "foreign";
  if (!known?.end) return kept.end === null ? "unfinished" : "owed";
  const isWhole = kept.end !== null && lengthOf(kept.curve) <= known.reported;
  return kept.delivered || isWhole ? "done" : "too-late";
}

function isSame({ start }: KeptRun, { round, network, hyperparameters }: Run): boolean {
  const told = [start.round, start.network, start.hyperparameters];
  return JSON.stringify(told) === JSON.stringify([round, network, hyperparameters]);
}

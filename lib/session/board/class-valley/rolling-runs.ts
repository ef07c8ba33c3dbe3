import { type ClassValley, type Extent, startTogether } from "@/lib/learning/training/class-valley";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { isSetAside } from "../leaderboard";

/** A run on the landscape of its round: its known places from the start on, and its training loss at each. */
export type RollingRun = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  readonly across: readonly number[];
  readonly up: readonly number[];
  readonly loss: readonly number[];
  /** The share (0–1) of its epochs that it has been through. */
  readonly done: number;
  readonly end: "none" | "ended" | "diverged";
  /** Whether it is its student's latest in the round. */
  readonly isLatest: boolean;
};

/** The runs of a round that are on this landscape, each student's in order. Runs with another network start elsewhere, and are not. */
export function rollingRuns(session: Session, round: number, { network }: ClassValley): RollingRun[] {
  return session.participants.flatMap((participant) => {
    if (participant.removed) return [];
    const own = participant.runs.filter((run) => run.round === round && startTogether(network, run.network));
    return own.flatMap((run, index) => {
      const places = isSetAside(run) ? null : placesOf(run);
      if (!places) return [];
      const end = run.end === null ? "none" : run.end.reason === "diverged" ? "diverged" : "ended";
      const done = (run.curve.epoch.at(-1) ?? 0) / run.hyperparameters.epochs;
      const isLatest = index === own.length - 1;
      return [{ participant: participant.id, run: run.number, ...places, done, end, isLatest } as const];
    });
  });
}

function placesOf({ curve }: Run): Pick<RollingRun, "across" | "up" | "loss"> | null {
  const { across, up, step, trainLoss } = curve;
  if (!across || !up) return null;
  // What was reported before the page knew of the landscape has no place; the start is known anyway.
  const known = step.flatMap((at, index) =>
    at === 0 || across[index] !== 0 || up[index] !== 0 ? [index] : [],
  );
  if (known.length === 0) return null;
  const those = (column: readonly number[]) => known.map((index) => column[index]!);
  return { across: those(across), up: those(up), loss: those(trainLoss) };
}

/** How a run moves: it has left the map, it leaps (its loss rises again and again), it creeps, it rolls, or it has arrived low down. */
export type Motion = "out" | "leaps" | "creeps" | "rolls" | "low";

/** A run that has not moved further than this share of the map's width after a third of its epochs creeps. */
const CREEPS = 0.07;
const AFTER = 1 / 3;
/** A run whose loss rose at this share of its last points, by more than noise makes it, leaps. */
const LEAPS = 0.25;
const LAST_POINTS = 16;
const RISE = 1.05;
const FEWEST_POINTS = 6;
/** This near to the lowest loss of the landscape, as a share of the way from there to the start on a logarithmic scale, a run is low down. */
const LOW = 0.35;

export function motionOf(run: RollingRun, valley: ClassValley): Motion {
  const { across, up, loss, done, end } = run;
  const last = across.length - 1;
  if (end === "diverged" || isOut(across[last]!, valley.across) || isOut(up[last]!, valley.up)) return "out";
  const recent = loss.slice(-LAST_POINTS);
  const lowest = Math.min(lowestOf(valley), loss[0]!);
  const way = Math.log(loss[0]! / lowest);
  const mean = recent.reduce((sum, value) => sum + value, 0) / recent.length;
  // A large step that lands low once is no arrival, and noise low down is no leap.
  if (way > 0 && Math.log(mean / lowest) < LOW * way) return "low";
  const rises = recent.filter((value, index) => index > 0 && value > RISE * recent[index - 1]!).length;
  if (recent.length >= FEWEST_POINTS && rises >= LEAPS * (recent.length - 1)) return "leaps";
  const far = Math.max(...across.map((x, index) => Math.hypot(x, up[index]!)));
  return done >= AFTER && far < CREEPS * (valley.across.high - valley.across.low) ? "creeps" : "rolls";
}

/** The lowest loss of each landscape, found once: a class asks for every run, several times a second. */
const lowestLosses = new WeakMap<ClassValley, number>();

function lowestOf(valley: ClassValley): number {
  const lowest = lowestLosses.get(valley) ?? valley.losses.reduce((least, loss) => Math.min(least, loss));
  lowestLosses.set(valley, lowest);
  return lowest;
}

function isOut(coordinate: number, { low, high }: Extent): boolean {
  return coordinate < low || coordinate > high;
}

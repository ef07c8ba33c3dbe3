import { lengthOf } from "@/lib/learning/curves/curve";
import type { Task } from "@/lib/learning/examples/task";
import { isMember } from "@/lib/session/decide/seats";
import { hasDiverged } from "@/lib/session/insights/run-diagnosis";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import type { Dot } from "./class-scatter";
import { type ClassPicture, COLOURINGS, type Colouring } from "./pictures/class-picture";
import type { RoundDigest } from "./round-digest";

/** Shows a picture of the class on the projector. `colouring` null or undefined: it keeps its own. */
export type ShowOnScreen = (picture: ClassPicture, colouring?: Colouring | null) => void;

/** What a screen knows of a run that colour can mean. */
export type ColouredRun = Dot & {
  readonly rate: number | null;
  /** Parameters. */
  readonly size: number | null;
  readonly diverged: boolean;
  /** The run itself; null where a screen has only figures of it. */
  readonly of: Run | null;
};

/** The measured runs of a round, without settings: while it runs, no student is told what somebody else trains. `task`: the round's; null if unknown. */
export function measuredRuns(session: Session, round: number, task: Task | null): ColouredRun[] {
  return session.participants.filter(isMember).flatMap((participant) =>
    participant.runs
      .filter((run) => run.round === round && lengthOf(run.curve) > 0)
      .map((run) => ({
        ...{ participant: participant.id, run: run.number, rate: null, size: null, of: run },
        diverged: hasDiverged(run, task),
      })),
  );
}

/** The runs of a round that is over, by what a student's screen is told of it. */
export function toldRuns({ rates, sizes }: Pick<RoundDigest, "rates" | "sizes">): ColouredRun[] {
  const size = new Map(sizes?.dots.map((dot) => [`${dot.participant}/${dot.run}`, dot.parameters]));
  return rates.dots.map(({ participant, run, rate, diverged }) => ({
    ...{ participant, run, rate, diverged, of: null },
    size: size.get(`${participant}/${run}`) ?? null,
  }));
}

/**
 * What colour can tell about these runs: only what differs among them, so what the round leaves free comes first. `named`: whether this screen may say whose a line is;
 * `diagnosed`: whether it can tell how a run does.
 */
export function offeredColourings(
  runs: readonly ColouredRun[],
  { named, diagnosed }: { readonly named: boolean; readonly diagnosed: boolean },
): Colouring[] {
  const differ = (values: readonly (number | null)[]) =>
    new Set(values.filter((value) => value !== null)).size > 1;
  const offered: Record<Colouring, boolean> = {
    rate: differ(runs.map(({ rate }) => rate)),
    size: differ(runs.map(({ size }) => size)),
    student: named && runs.length > 0,
    diagnosis: diagnosed && runs.length > 0,
  };
  return COLOURINGS.filter((colouring) => offered[colouring]);
}

/** The chosen colouring if it is offered, else the first that is; null: there is none. */
export function shownColouring(chosen: Colouring | null, offered: readonly Colouring[]): Colouring | null {
  return offered.find((colouring) => colouring === chosen) ?? offered[0] ?? null;
}

/** The next one in turn. */
export function nextColouring(shown: Colouring | null, offered: readonly Colouring[]): Colouring | null {
  if (shown === null || offered.length === 0) return null;
  return offered[(offered.indexOf(shown) + 1) % offered.length]!;
}

/** What a ramp covers: all values, out to round ones (1, 2, 5, 10 …), so that a new run seldom changes every colour. */
export type RampRange = { readonly low: number; readonly high: number };

/** The range of values above zero; null if they do not differ. */
export function rampRange(values: readonly number[]): RampRange | null {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (!(least > 0 && most > least)) return null;
  return { low: roundNumber(least, "below"), high: roundNumber(most, "above") };
}

/** Where a value lies on a ramp, 0 to 1, by its logarithm. */
export function placeOnRamp({ low, high }: RampRange, value: number): number {
  return Math.log(value / low) / Math.log(high / low);
}

function roundNumber(value: number, side: "below" | "above"): number {
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const steps = [1, 2, 5, 10].map((step) => Number((step * decade).toPrecision(6)));
  return side === "below"
    ? steps.findLast((step) => step <= value * (1 + 1e-9))!
    : steps.find((step) => step >= value * (1 - 1e-9))!;
}

/** At most so many students have a hue of their own. */
export const MOST_HUES = 8;

/**
 * The hue, 0–7, of each student who has one. `wanted`: students, the most important first; only the first `most` get one. Everybody has a hue by their seat, and gives way only where two
 * would have the same, so that a new order changes few of them.
 */
export function huesOfStudents(
  wanted: readonly ParticipantId[],
  most: number,
): ReadonlyMap<ParticipantId, number> {
  const taken = new Set<number>();
  const seats = [...new Set(wanted)].slice(0, Math.min(most, MOST_HUES)).sort((one, other) => one - other);
  return new Map(
    seats.map((seat) => {
      let hue = seat % MOST_HUES;
      while (taken.has(hue)) hue = (hue + 1) % MOST_HUES;
      taken.add(hue);
      return [seat, hue];
    }),
  );
}

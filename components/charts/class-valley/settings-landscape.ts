import Delaunator from "delaunator";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { isSetAside } from "@/lib/session/board/leaderboard";
import type { Exercise } from "@/lib/session/decide/decision";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";

/** A run by its settings. `loss`: its best validation loss so far. */
export type SettingsSpot = {
  readonly participant: ParticipantId;
  readonly run: RunNumber;
  readonly rate: number;
  readonly parameters: number;
  readonly loss: number;
  readonly isOver: boolean;
};

/**
 * The landscape of a round in which networks differ, as far as its class has explored it. `triangles`: indices of `spots`, three each, only
 * between neighbours: what lies between runs that are far apart is unknown.
 */
export type SettingsLandscape = {
  readonly spots: readonly SettingsSpot[];
  readonly triangles: readonly number[];
};

/** Of all runs that have been measured; the triangles join those that have ended, the best of each setting. */
export function settingsLandscape(session: Session, round: number, exercise: Exercise): SettingsLandscape {
  const spots = session.participants.flatMap(({ id, removed, runs }) =>
    removed ? [] : runs.flatMap((run) => (run.round === round ? spotOf(id, run, exercise) : [])),
  );
  return { spots, triangles: trianglesBetween(spots) };
}

function spotOf(participant: ParticipantId, run: Run, { featureShape, task }: Exercise): SettingsSpot[] {
  const loss = Math.min(...run.curve.validationLoss);
  if (!Number.isFinite(loss) || isSetAside(run)) return [];
  const parameters = parameterCount(planNetwork(run.network, featureShape, task));
  const rate = run.hyperparameters.learningRate;
  return [{ participant, run: run.number, rate, parameters, loss, isOver: run.end !== null }];
}

/** The longest side of a triangle: a factor of ten in the learning rate, or of about thirty in the size. */
const NEAR = 1;
const SIZE_SCALE = 2 / 3;

/** Where a spot stands, in decades. */
function decades({ rate, parameters }: SettingsSpot): readonly [number, number] {
  return [Math.log10(rate), SIZE_SCALE * Math.log10(parameters)];
}

function trianglesBetween(spots: readonly SettingsSpot[]): number[] {
  const best = new Map<string, number>();
  for (const [index, spot] of spots.entries()) {
    const key = `${spot.rate} ${spot.parameters}`;
    const other = best.get(key);
    if (spot.isOver && (other === undefined || spot.loss < spots[other]!.loss)) best.set(key, index);
  }
  const chosen = [...best.values()];
  if (chosen.length < 3) return [];
  const places = chosen.map((index) => decades(spots[index]!));
  const { triangles } = Delaunator.from(places.map(([x, y]) => [x, y]));
  const isNear = (one: number, other: number) => {
    const [[x, y], [u, v]] = [places[one]!, places[other]!];
    return Math.hypot(x - u, y - v) <= NEAR;
  };
  const found: number[] = [];
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [triangles[at]!, triangles[at + 1]!, triangles[at + 2]!];
    if (isNear(a, b) && isNear(b, c) && isNear(c, a)) found.push(chosen[a]!, chosen[b]!, chosen[c]!);
  }
  return found;
}

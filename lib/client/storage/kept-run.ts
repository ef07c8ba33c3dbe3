import { z } from "zod";
import { CURVE_COLUMNS, type Curve, lengthOf, PLACE_COLUMNS } from "@/lib/learning/curves/curve";
import { hasWholeColumns } from "@/lib/learning/curves/curve-schema";
import { RANKS_BY, RANKS_ON, type Ranking, USUAL_RANKING } from "@/lib/learning/curves/ranking";
import { type Calibration, ENGINE_NAMES } from "@/lib/learning/training/engine-choice";
import {
  PACES,
  type TrainState,
  type Trajectory,
  type WeightSnapshot,
} from "@/lib/learning/training/training";
import { ParticipantCommand } from "@/lib/session/decide/commands";
import { EndReason } from "@/lib/session/log/events";

type StartRun = Extract<ParticipantCommand, { type: "start-run" }>;

const floats = z.instanceof(Float32Array);
const StartRun = ParticipantCommand.refine((command): command is StartRun => command.type === "start-run");
const Column = z.array(z.number());
const KeptCurve: z.ZodType<Curve> = z
  .object({
    step: Column,
    epoch: Column,
    trainLoss: Column,
    validationLoss: Column,
    trainScore: Column,
    validationScore: Column,
    trainMetric: Column,
    validationMetric: Column,
    across: Column.optional(),
    up: Column.optional(),
  })
  .refine(hasWholeColumns);
const KeptState: z.ZodType<TrainState> = z.object({
  step: z.int().min(0),
  weights: floats,
  firstMemory: floats,
  secondMemory: floats,
});
const KeptTrajectory: z.ZodType<KeptTrajectory> = z.object({
  step: z.int().min(0),
  weights: floats,
  firstMemory: floats,
  secondMemory: floats,
  path: z.array(z.object({ step: z.int().min(0), weights: floats })),
});

/** Where a run's network stood when the run ended, and how it got there. */
export type KeptTrajectory = Omit<Trajectory, "spec">;

/** A run as a row of the database. The weights of its best points have rows of their own; `bests` has their steps. */
export const RunRow = z.object({
  /** The command that starts it in the class, sent or still to be sent. */
  start: StartRun,
  seed: z.int().min(0),
  /** How its round ranks. Runs that an earlier version stored lack this. */
  ranking: z
    .object({ by: z.enum(RANKS_BY), on: z.enum(RANKS_ON) })
    .default(USUAL_RANKING) satisfies z.ZodType<Ranking>,
  pace: z.literal(PACES),
  /** A run on an engine that only an earlier version had continues on the one that works in every browser. */
  engine: z.enum(ENGINE_NAMES).catch("simd"),
  chosen: z.enum(["measured", "by-hand", "device-lost"]) satisfies z.ZodType<Calibration["chosen"]>,
  /** All points measured up to `state`, or all there are if the run has ended. */
  curve: KeptCurve,
  /** Where to resume it. Null before the first resume point, and when the run has ended. */
  state: KeptState.nullable(),
  bests: z.array(z.int().min(0)),
  /** Set for the run that ended last, so that the next page shows the same network; null for all others. */
  trajectory: KeptTrajectory.nullable(),
  end: EndReason.nullable(),
  /** Whether the class has stored all that it will ever get of it. */
  delivered: z.boolean(),
  /** "owed": the referee has yet to get its network. "settled": it has judged it, or never will. "too-much-to-check": it could not. */
  network: z.enum(["owed", "settled", "too-much-to-check"]),
});
export type RunRow = z.infer<typeof RunRow>;

/** A run as this browser stores it: enough to report the rest of it to the class, and to resume training. */
export type KeptRun = Omit<RunRow, "bests" | "start"> & {
  readonly start: StartRun;
  readonly bests: readonly WeightSnapshot[];
};

/** Whether everything has been delivered, so that the stored run is only for display. */
export function isSettled({ delivered, network }: KeptRun): boolean {
  return delivered && network !== "owed";
}

/** About how many bytes a stored run takes: its curve's numbers and all weights. */
export function bytesOf({ curve, state, bests, trajectory }: KeptRun): number {
  const memories = [state, trajectory].reduce((bytes, at) => bytes + 3 * (at?.weights.byteLength ?? 0), 0);
  const weights = [...bests, ...(trajectory?.path ?? [])].reduce(
    (bytes, stop) => bytes + stop.weights.byteLength,
    0,
  );
  return 8 * (CURVE_COLUMNS.length + PLACE_COLUMNS.length) * lengthOf(curve) + memories + weights;
}

import { z } from "zod";
import {
  ACTIVATIONS,
  CONTEXT_RANGE,
  DROPOUT_RANGE,
  EMBEDDING_RANGE,
  FILTERS_RANGE,
  KERNEL_RANGE,
  MAX_LAYERS,
  MAX_UNITS,
  type Network,
  PADDINGS,
  POOL_RANGE,
  STRIDE_RANGE,
} from "@/lib/learning/network/network";
import {
  BATCH_SIZE_RANGE,
  EPOCHS_RANGE,
  type Hyperparameters,
  LEARNING_RATE_RANGE,
  OPTIMISERS,
  type Settings,
  WEIGHT_DECAY_RANGE,
} from "./hyperparameters";
import type { Locks } from "./locks";

/*
 * Parses settings that arrive from outside. Kept apart from the types so that the training worker, a few kB in all, does not carry a
 * parser.
 */

type Range = { readonly min: number; readonly max: number };
const whole = ({ min, max }: Range) => z.int().min(min).max(max);
const real = ({ min, max }: Range) => z.number().min(min).max(max);
const activation = z.enum(ACTIVATIONS);

const LayerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("dense"), units: whole({ min: 1, max: MAX_UNITS }), activation }),
  z.strictObject({
    kind: z.literal("conv2d"),
    filters: whole(FILTERS_RANGE),
    kernel: whole(KERNEL_RANGE),
    stride: whole(STRIDE_RANGE),
    padding: z.enum(PADDINGS),
    activation,
  }),
  z.strictObject({ kind: z.literal("max-pool"), size: whole(POOL_RANGE), stride: whole(STRIDE_RANGE) }),
  z.strictObject({ kind: z.literal("dropout"), rate: real(DROPOUT_RANGE) }),
  z.strictObject({
    kind: z.literal("context"),
    length: whole(CONTEXT_RANGE),
    embedding: whole(EMBEDDING_RANGE).nullable(),
  }),
]);

export const NetworkSchema = z.strictObject({
  layers: z.array(LayerSchema).max(MAX_LAYERS),
}) satisfies z.ZodType<Network>;

export const HyperparametersSchema = z.strictObject({
  learningRate: real(LEARNING_RATE_RANGE),
  optimiser: z.enum(OPTIMISERS),
  batchSize: whole(BATCH_SIZE_RANGE),
  epochs: whole(EPOCHS_RANGE),
  // Runs in older logs have none.
  weightDecay: real(WEIGHT_DECAY_RANGE).default(0),
}) satisfies z.ZodType<Hyperparameters>;

export const SettingsSchema = z.strictObject({
  network: NetworkSchema,
  hyperparameters: HyperparametersSchema,
}) satisfies z.ZodType<Settings>;

const Units = whole({ min: 1, max: MAX_UNITS });

/** Any of them may be missing. Weight decay has no default here, or every round would lock it at 0. */
export const LocksSchema = HyperparametersSchema.extend({
  weightDecay: real(WEIGHT_DECAY_RANGE),
  network: NetworkSchema,
  units: z.strictObject({ from: Units, to: Units }).refine(({ from, to }) => from <= to, {
    error: "A range of units ends where it begins, or above.",
  }),
}).partial() satisfies z.ZodType<Locks>;

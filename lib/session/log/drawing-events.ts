import { z } from "zod";
import { MAX_POINTS, MAX_STROKES, PAD } from "@/lib/learning/drawing/sent-drawing";
import { SPLIT_NAMES } from "@/lib/learning/examples/split";

/** Strokes of a drawing on its pad: x, y, x, y … of each. */
const Strokes = z
  .array(
    z
      .array(z.int().min(0).max(PAD))
      .min(2)
      .max(2 * MAX_POINTS),
  )
  .min(1)
  .max(MAX_STROKES);
/** The `seq` of the event in which a drawing was sent. */
const DrawingId = z.int().min(0);
const label = z.int().min(0).max(99);
const round = z.int().min(0);
const participant = z.int().min(0).max(9_999);

/** What can happen to the drawings of a class, for the rounds in which it draws its own examples. */
export const DRAWING_EVENTS = [
  /** A student sends a drawing for a round that is open. */
  z.object({ type: z.literal("drawing-sent"), participant, round, label, strokes: Strokes }),
  /**
   * The host has looked at drawings of a student. `part`: only with the first that is taken: what all of the student's drawings are for; never in
   * frames to labs.
   */
  z.object({
    type: z.literal("drawings-judged"),
    ...{ participant, round },
    drawings: z.array(DrawingId).min(1),
    taken: z.boolean(),
    part: z.enum(SPLIT_NAMES).optional(),
  }),
  /**
   * Drawings that the projector knows of from now on, and those that it no longer does; only in frames to it, never in the log. `strokes`: null if it
   * may not show it.
   */
  z.object({
    type: z.literal("drawings-shown"),
    round,
    shown: z.array(z.strictObject({ id: DrawingId, label, strokes: Strokes.nullable() })),
    gone: z.array(DrawingId),
  }),
] as const;

import { z } from "zod";
import { CLASS_PICTURES, COLOURINGS } from "@/lib/session/board/pictures/class-picture";
import { Plan } from "@/lib/session/decide/plan";

const participant = z.int().min(0).max(9_999);
const round = z.int().min(0);

/** The steps of a class that can be taken back for a few seconds. */
const ANNOUNCED_STEPS = ["start-round", "close-round", "end-session"] as const;
export const AnnouncedStep = z.enum(ANNOUNCED_STEPS);
export type AnnouncedStep = z.infer<typeof AnnouncedStep>;

export const MAX_SNAPSHOTS = 12;
/** What the host has put aside to show later: one run, or a picture of a round with what its colours mean. */
export const Snapshot = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("run"), participant, run: z.int().min(0).max(9_999) }),
  z.strictObject({
    kind: z.literal("picture"),
    round,
    picture: z.enum(CLASS_PICTURES),
    colouring: z.enum(COLOURINGS).optional(),
  }),
]);
export type Snapshot = z.infer<typeof Snapshot>;

/** What the host does from the desk besides leading through the rounds. */
export const DESK_EVENTS = [
  /** The plan is another one from now on. Rounds that have been started keep their number and their challenge. */
  z.object({ type: z.literal("plan-changed"), plan: Plan }),
  /** The step will be taken at `due` unless it is cancelled. `round` null: it is about the session. */
  z.object({
    type: z.literal("step-announced"),
    step: AnnouncedStep,
    round: round.nullable(),
    due: z.number(),
  }),
  z.object({ type: z.literal("step-cancelled") }),
  /** One sentence to one student. Nobody else in the class ever gets it. */
  z.object({ type: z.literal("message-sent"), participant, text: z.string() }),
  z.object({ type: z.literal("snapshots-changed"), snapshots: z.array(Snapshot).max(MAX_SNAPSHOTS) }),
  /** The projector shows a snapshot; null: what it showed otherwise. */
  z.object({ type: z.literal("snapshot-shown"), index: z.int().min(0).nullable() }),
] as const;

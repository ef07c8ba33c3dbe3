import { z } from "zod";
import { CurveChunk } from "@/lib/learning/curves/curve-schema";
import type { Device as TrainingDevice } from "@/lib/learning/training/engine-choice";
import { HyperparametersSchema, NetworkSchema } from "@/lib/learning/training/settings-schema";
import { Lobby } from "@/lib/session/decide/lobby";
import { Plan } from "@/lib/session/decide/plan";

/** Milliseconds; in an event, since its session was created, by the server's clock. */
export type Millis = number;

/**
 * A participant is known by the number of their seat: 0, 1, 2 … in the order of joining. A seat is given twice only where
 * its first holder never came to sit in it.
 */
export const ParticipantId = z.int().min(0).max(9_999);
export type ParticipantId = z.infer<typeof ParticipantId>;

/** A run is known by its participant and its number among that participant's runs: 0, 1, 2 … */
export const RunNumber = z.int().min(0).max(9_999);
export type RunNumber = z.infer<typeof RunNumber>;

/**
 * What trained it: the engine's backend, and the device's name where the browser tells. `flopPerSecond`: floating-point operations
 * a second, as the browser measured them on this very network; missing where it had not by then.
 */
export const Device = z.strictObject({
  backend: z.string().max(32),
  name: z.string().max(120),
  flopPerSecond: z.number().positive().max(1e18).optional(),
}) satisfies z.ZodType<TrainingDevice>;

export const END_REASONS = ["finished", "stopped", "diverged", "abandoned"] as const;
export const EndReason = z.enum(END_REASONS);
export type EndReason = z.infer<typeof EndReason>;

/** What a network does on one split: mean loss, score 0–100, accuracy (0–1) or RMSE. */
const Evaluation = z.strictObject({ loss: z.number(), score: z.number(), metric: z.number() });

/**
 * What the referee found when it computed a run's best point anew, from its checkpoint: at which step, how well it does on
 * validation, whether that is what was reported, and whether it beats the participant's best before it by more than the noise.
 */
export const Verdict = z.strictObject({
  step: z.int().min(0),
  validation: Evaluation,
  agrees: z.boolean(),
  climbs: z.boolean(),
});
export type Verdict = z.infer<typeof Verdict>;

/** Whether the referee, training it again from seed and settings, came to the same weights (or, on other engines than its own, to about the same loss). */
export const REPRODUCTIONS = ["reproduced", "differs", "too-long"] as const;
export const Reproduction = z.enum(REPRODUCTIONS);
export type Reproduction = z.infer<typeof Reproduction>;

/** A participant's run on the sealed test split. `rank`: 1 + how many are significantly better. */
export const TestResult = z.strictObject({
  participant: ParticipantId,
  run: RunNumber,
  test: Evaluation,
  rank: z.int().min(1),
});
export type TestResult = z.infer<typeof TestResult>;

/** A run whose weights the server had, and no time to check. */
const UncheckedRun = z.strictObject({ participant: ParticipantId, run: RunNumber });
export type UncheckedRun = z.infer<typeof UncheckedRun>;

export const MAX_TEAMS = 20;
export const Team = z.strictObject({
  /** As long as a name of 24 characters can be in code units; the command that sets it counts characters. */
  name: z.string().min(1).max(400),
  members: z.array(ParticipantId).max(1000),
});
export type Team = z.infer<typeof Team>;

export const MAX_NOTE_CHARACTERS = 280;
/** A remark of the host. `shown`: put before the class as well; else it is the host's own, and no lab ever gets it. */
const note = { text: z.string(), shown: z.boolean() };

const seed = z.int().min(0).max(0xffff_ffff);
const index = z.int().min(0).max(1_000_000);

/**
 * What can happen in a session. A body says what; `SessionEvent` adds which in order and when.
 * `points-reported` covers the run's points `from` … `to − 1`. The log holds every one of them; a frame to a screen that
 * needs less detail holds some of them, under the same `from` and `to`.
 */
export const EventBody = z.discriminatedUnion("type", [
  z.object({ type: z.literal("session-created"), title: z.string(), plan: Plan }),
  z.object({
    type: z.literal("participant-joined"),
    participant: ParticipantId,
    nickname: z.string(),
    /** False: waits to be let in. Earlier logs knew no waiting. */
    admitted: z.boolean().default(true),
  }),
  z.object({ type: z.literal("participant-admitted"), participant: ParticipantId }),
  z.object({ type: z.literal("participant-renamed"), participant: ParticipantId, nickname: z.string() }),
  /** They have chosen this nickname, and go by another until the host decides. Nobody but the host ever gets to know it: see `for-labs`. */
  z.object({ type: z.literal("nickname-wished"), participant: ParticipantId, nickname: z.string() }),
  /** The host has kept the name they go by, or given them one: from now on every nickname that they choose waits. */
  z.object({ type: z.literal("nickname-refused"), participant: ParticipantId }),
  z.object({ type: z.literal("participant-removed"), participant: ParticipantId }),
  /** Someone who was removed asks to be let back in. */
  z.object({ type: z.literal("return-asked"), participant: ParticipantId }),
  /** … and the host has said no: they cannot ask again, though the host may still let them in. */
  z.object({ type: z.literal("return-declined"), participant: ParticipantId }),
  /** Back in the class with all their runs. `nickname`: theirs, or theirs with a number if somebody has taken it since. */
  z.object({ type: z.literal("participant-readmitted"), participant: ParticipantId, nickname: z.string() }),
  z.object({
    type: z.literal("presence-changed"),
    connected: z.array(ParticipantId),
    disconnected: z.array(ParticipantId),
  }),
  /** The round's challenge and rules are before the class; nobody trains yet. */
  z.object({ type: z.literal("round-opened"), round: z.int() }),
  z.object({
    type: z.literal("round-started"),
    round: z.int(),
    /** Seeds initial weights and shuffles of every run in the round: same settings, same run, so luck is the same for all. */
    seed,
    deadline: z.number().nullable(),
  }),
  /** Its time stands still, and labs hold their training where it is. */
  z.object({ type: z.literal("round-paused"), round: z.int() }),
  /** `deadline`: moved on by as long as the pause was. */
  z.object({ type: z.literal("round-resumed"), round: z.int(), deadline: z.number().nullable() }),
  z.object({ type: z.literal("round-extended"), round: z.int(), deadline: z.number() }),
  /** "unattended": with its session, which nobody ended. */
  z.object({
    type: z.literal("round-closed"),
    round: z.int(),
    reason: z.enum(["host", "deadline", "unattended"]),
  }),
  z.object({
    type: z.literal("run-started"),
    participant: ParticipantId,
    run: RunNumber,
    round: z.int(),
    network: NetworkSchema,
    hyperparameters: HyperparametersSchema,
    device: Device,
  }),
  z.object({
    type: z.literal("points-reported"),
    participant: ParticipantId,
    run: RunNumber,
    from: index,
    to: index,
    points: CurveChunk,
  }),
  z.object({ type: z.literal("run-ended"), participant: ParticipantId, run: RunNumber, reason: EndReason }),
  z.object({
    type: z.literal("run-scored"),
    participant: ParticipantId,
    run: RunNumber,
    ...Verdict.shape,
  }),
  /**
   * The class has waited for the weights of a run that has ended, while its page was here, and none have come: it counts for nothing
   * until it is scored.
   */
  z.object({ type: z.literal("run-unproven"), participant: ParticipantId, run: RunNumber }),
  z.object({
    type: z.literal("run-reproduced"),
    participant: ParticipantId,
    run: RunNumber,
    outcome: Reproduction,
  }),
  z.object({
    type: z.literal("test-opened"),
    round: z.int(),
    results: z.array(TestResult),
    /** Runs that the server had not checked when it opened, where there are any. */
    unchecked: z.array(UncheckedRun).optional(),
  }),
  z.object({ type: z.literal("lobby-changed"), ...Lobby.shape }),
  z.object({ type: z.literal("teams-changed"), teams: z.array(Team) }),
  /** What the host points at: a participant (null: nobody), and one run of theirs or all. */
  z.object({
    type: z.literal("spotlight-changed"),
    participant: ParticipantId.nullable(),
    run: RunNumber.nullable(),
  }),
  /**
   * What labs and projector do not show: places, and who is who. The desk shows both. `nicknames`: by seat, in a frame to a lab
   * that did not get them while they were hidden; the log has none.
   */
  z.object({
    type: z.literal("board-hidden-changed"),
    board: z.boolean(),
    names: z.boolean(),
    nicknames: z.array(z.string()).optional(),
  }),
  z.object({ type: z.literal("note-added"), ...note }),
  z.object({ type: z.literal("hand-raised"), participant: ParticipantId }),
  z.object({ type: z.literal("hand-lowered"), participant: ParticipantId }),
  /** For the round that is open or running, whatever its plan says. */
  z.object({ type: z.literal("hints-changed"), on: z.boolean() }),
  z.object({ type: z.literal("session-ended") }),
]);
export type EventBody = z.infer<typeof EventBody>;

export type SessionEvent = EventBody & { readonly seq: number; readonly at: Millis };
export type EventType = EventBody["type"];
export type EventOf<Type extends EventType> = Extract<SessionEvent, { type: Type }>;

/** Events that say what someone is called from then on. */
export const NAMING = ["participant-joined", "participant-renamed", "participant-readmitted"] as const;

export function isNaming(event: SessionEvent): event is EventOf<(typeof NAMING)[number]> {
  return (NAMING as readonly string[]).includes(event.type);
}

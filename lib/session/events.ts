import { z } from "zod";
import { CurveChunk } from "@/lib/learning/curve-schema";
import { HyperparametersSchema, NetworkSchema } from "@/lib/learning/settings-schema";
import { Plan } from "./plan";

/** Milliseconds; in an event, since its session was created, by the server's clock. */
export type Millis = number;

/** A participant is known by the number of their seat: 0, 1, 2 … in the order of joining. Seats are never given twice. */
export const ParticipantId = z.int().min(0).max(9_999);
export type ParticipantId = z.infer<typeof ParticipantId>;

/** A run is known by its participant and its number among that participant's runs: 0, 1, 2 … */
export const RunNumber = z.int().min(0).max(9_999);
export type RunNumber = z.infer<typeof RunNumber>;

/** What trained it: the engine's backend, and the device's name where the browser tells. */
export const Device = z.strictObject({ backend: z.string().max(32), name: z.string().max(120) });
export type Device = z.infer<typeof Device>;

export const END_REASONS = ["finished", "stopped", "diverged", "abandoned"] as const;
export const EndReason = z.enum(END_REASONS);
export type EndReason = z.infer<typeof EndReason>;

const seed = z.int().min(0).max(0xffff_ffff);
const index = z.int().min(0).max(1_000_000);

/**
 * What can happen in a session. A body says what; `SessionEvent` adds which in order and when.
 * `points-reported` covers the run's points `from` … `to − 1`. The log holds every one of them; a frame to a screen that
 * needs less detail holds some of them, under the same `from` and `to`.
 */
export const EventBody = z.discriminatedUnion("type", [
  z.object({ type: z.literal("session-created"), title: z.string(), plan: Plan }),
  z.object({ type: z.literal("participant-joined"), participant: ParticipantId, nickname: z.string() }),
  z.object({ type: z.literal("participant-renamed"), participant: ParticipantId, nickname: z.string() }),
  z.object({ type: z.literal("participant-removed"), participant: ParticipantId }),
  z.object({
    type: z.literal("presence-changed"),
    connected: z.array(ParticipantId),
    disconnected: z.array(ParticipantId),
  }),
  z.object({
    type: z.literal("round-started"),
    round: z.int(),
    /** Seeds initial weights and shuffles of every run in the round: same settings, same run, so luck is the same for all. */
    seed,
    deadline: z.number().nullable(),
  }),
  z.object({ type: z.literal("round-closed"), round: z.int(), reason: z.enum(["host", "deadline"]) }),
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
  z.object({ type: z.literal("session-ended") }),
]);
export type EventBody = z.infer<typeof EventBody>;

export type SessionEvent = EventBody & { readonly seq: number; readonly at: Millis };
export type EventType = EventBody["type"];
export type EventOf<Type extends EventType> = Extract<SessionEvent, { type: Type }>;

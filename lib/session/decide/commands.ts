import { z } from "zod";
import { MAX_POINTS_PER_RUN } from "@/lib/learning/curves/curve";
import { ReportedChunk } from "@/lib/learning/curves/curve-schema";
import { SettingsSchema } from "@/lib/learning/training/settings-schema";
import {
  Device,
  EndReason,
  MAX_TEAMS,
  ParticipantId,
  type Reproduction,
  RunNumber,
  Team,
  type TestResult,
  type UncheckedRun,
  type Verdict,
} from "@/lib/session/log/events";
import { NAME_LANGUAGES, type NameLanguage } from "@/lib/session/names/nickname-words";
import type { RunOf } from "./checks-due";
import { Lobby } from "./lobby";

/** What a participant's screen may ask for. Sent twice, it happens once. */
export const ParticipantCommand = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("start-run"),
    run: RunNumber,
    round: z.int().min(0),
    ...SettingsSchema.shape,
    device: Device,
  }),
  z.strictObject({
    type: z.literal("report-points"),
    run: RunNumber,
    from: z.int().min(0).max(MAX_POINTS_PER_RUN),
    points: ReportedChunk,
  }),
  z.strictObject({ type: z.literal("end-run"), run: RunNumber, reason: EndReason }),
  z.strictObject({ type: z.literal("set-hand"), raised: z.boolean() }),
  /** Another nickname than the one that waits for the host or that they said no to. */
  z.strictObject({ type: z.literal("choose-nickname"), nickname: z.string().max(400) }),
]);
export type ParticipantCommand = z.infer<typeof ParticipantCommand>;
/** What a participant's screen says of its runs. */
export type RunCommand = Extract<ParticipantCommand, { run: RunNumber }>;

/** Whoever of these it still applies to. */
const Several = z.array(ParticipantId).min(1).max(2_000);

/** What the host's desk may ask for. */
export const HostCommand = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("open-round"), round: z.int().min(0) }),
  z.strictObject({ type: z.literal("start-round"), round: z.int().min(0) }),
  z.strictObject({ type: z.literal("pause-round"), round: z.int().min(0) }),
  z.strictObject({ type: z.literal("resume-round"), round: z.int().min(0) }),
  /** Says until when, not how much longer: asked twice, it gives the time once. */
  z.strictObject({ type: z.literal("extend-round"), round: z.int().min(0), deadline: z.number().min(0) }),
  z.strictObject({ type: z.literal("close-round"), round: z.int().min(0) }),
  z.strictObject({
    type: z.literal("rename-participant"),
    participant: ParticipantId,
    nickname: z.string().max(400),
  }),
  /** Lets somebody be called what they wished; refused when they wish for something else by now. */
  z.strictObject({
    type: z.literal("allow-nickname"),
    participant: ParticipantId,
    nickname: z.string().max(400),
  }),
  /** Leaves them the names they go by. */
  z.strictObject({ type: z.literal("refuse-nicknames"), participants: Several }),
  /** Draws a name for somebody, in the desk's language, in place of the one that the desk showed. */
  z.strictObject({
    type: z.literal("draw-nickname"),
    participant: ParticipantId,
    insteadOf: z.string().max(400),
    language: z.enum(NAME_LANGUAGES),
  }),
  z.strictObject({ type: z.literal("remove-participant"), participant: ParticipantId }),
  z.strictObject({ type: z.literal("remove-participants"), participants: Several }),
  z.strictObject({ type: z.literal("admit-participants"), participants: Several }),
  /** Lets back in who was removed. */
  z.strictObject({ type: z.literal("readmit-participants"), participants: Several }),
  /** Says no to those who ask to come back. */
  z.strictObject({ type: z.literal("decline-returns"), participants: Several }),
  /** What is not named stays as it is. */
  z.strictObject({ type: z.literal("set-lobby"), ...Lobby.partial().shape }),
  /** The server computes the results of a closed round's sealed test split, and then they happen. */
  z.strictObject({ type: z.literal("request-test"), round: z.int().min(0) }),
  z.strictObject({ type: z.literal("set-teams"), teams: z.array(Team).max(MAX_TEAMS) }),
  /** Draws so many teams of about the same size; 0 dissolves them. */
  z.strictObject({ type: z.literal("draw-teams"), count: z.int().min(0).max(MAX_TEAMS) }),
  z.strictObject({
    type: z.literal("set-spotlight"),
    spotlight: z.strictObject({ participant: ParticipantId, run: RunNumber.nullable() }).nullable(),
  }),
  z.strictObject({ type: z.literal("set-hidden"), board: z.boolean(), names: z.boolean() }),
  z.strictObject({ type: z.literal("add-note"), text: z.string().max(4_000), shown: z.boolean() }),
  z.strictObject({ type: z.literal("lower-hand"), participant: ParticipantId }),
  z.strictObject({ type: z.literal("set-hints"), on: z.boolean() }),
  z.strictObject({ type: z.literal("end-session") }),
]);
export type HostCommand = z.infer<typeof HostCommand>;

/** What the server itself notices. */
export type SystemCommand =
  | {
      readonly type: "join";
      readonly nickname: string;
      /** In which language a name is drawn where none may be chosen; English by default. */
      readonly language?: NameLanguage;
      /** Whose browser it is, when somebody else sits at it now. */
      readonly insteadOf?: ParticipantId;
      /** The seat that was made ready; refused when it is not the next one any more. */
      readonly seat?: ParticipantId;
    }
  /** Someone who was removed asks to come back. */
  | { readonly type: "ask-to-return"; readonly participant: ParticipantId }
  | {
      readonly type: "presence";
      readonly connected: readonly ParticipantId[];
      readonly disconnected: readonly ParticipantId[];
    }
  /** The referee has found what a run's checkpoint is worth, whether a run can be trained again, and how a closed round does on its test split. */
  | {
      readonly type: "score-run";
      readonly participant: ParticipantId;
      readonly run: RunNumber;
      readonly verdict: Verdict;
    }
  /** These runs' weights have not come, though there was time enough. */
  | { readonly type: "miss-weights"; readonly runs: readonly RunOf[] }
  | {
      readonly type: "reproduce-run";
      readonly participant: ParticipantId;
      readonly run: RunNumber;
      readonly outcome: Reproduction;
    }
  | {
      readonly type: "open-test";
      readonly round: number;
      readonly results: readonly TestResult[];
      readonly unchecked?: readonly UncheckedRun[];
    }
  /** Time has passed: a round beyond its deadline closes. */
  | { readonly type: "tick" }
  /** Nobody has looked after the class for hours. */
  | { readonly type: "end-unattended" };

/** Who asks. The server sets it from the cookie it checked; nothing in a message can. */
export type Actor =
  | { readonly kind: "host" }
  | { readonly kind: "participant"; readonly participant: ParticipantId }
  | { readonly kind: "system" };

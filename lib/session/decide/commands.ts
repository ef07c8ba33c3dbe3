import { z } from "zod";
import { MAX_POINTS_PER_RUN } from "@/lib/learning/curves/curve";
import { ReportedChunk } from "@/lib/learning/curves/curve-schema";
import { MAX_WORD_LETTERS } from "@/lib/learning/letters/alphabet";
import { SettingsSchema } from "@/lib/learning/training/settings-schema";
import { CLASS_PICTURES, COLOURINGS } from "@/lib/session/board/pictures/class-picture";
import { AnnouncedStep, Snapshot } from "@/lib/session/log/desk/desk-events";
import {
  Device,
  EndReason,
  MAX_SHOWN_WORDS,
  MAX_TEAMS,
  MAX_VOTE_ITEMS,
  ParticipantId,
  type Reproduction,
  RunNumber,
  Team,
  type TestResult,
  type UncheckedRun,
  type Verdict,
  VoteAnswer,
  type VoteItem,
  VoteKind,
  WordKinds,
} from "@/lib/session/log/events";
import { SHOW_STEPS } from "@/lib/session/log/opening";
import type { PackedValley } from "@/lib/session/log/packed/packed-valley";
import { NAME_LANGUAGES, type NameLanguage } from "@/lib/session/names/nickname-words";
import type { AskedFeatures, NetworkAnswer } from "@/lib/session/questions/asked-features";
import type { RunOf } from "./checks-due";
import { Lobby } from "./lobby";
import { MAX_ROUNDS, PlannedRound } from "./plan";

const VoteNumber = z.int().min(0).max(1_000);
const QuestionNumber = z.int().min(0).max(1_000);
/** Longer texts and more choices than a question may have, so that they can be refused in a sentence. */
const TypedText = z.string().max(20_000);

/** The commands that a participant's screen may send. Each is idempotent. */
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
  /** What the run's network writes at a step. Those that come too often are accepted and left out. */
  z.strictObject({
    type: z.literal("report-words"),
    run: RunNumber,
    step: z.int().min(0).max(1_000_000),
    words: z.array(z.string().max(2 * MAX_WORD_LETTERS)).max(MAX_SHOWN_WORDS),
    kinds: WordKinds.nullable(),
  }),
  z.strictObject({
    type: z.literal("cast-vote"),
    vote: VoteNumber,
    item: z.int().min(0).max(MAX_VOTE_ITEMS),
    answer: VoteAnswer,
  }),
  z.strictObject({ type: z.literal("answer-question"), question: QuestionNumber, answer: z.number() }),
  /** Sends a drawing for a round. `number`: how many this student has sent for it before. Longer ones than there may be, so that they can be refused in a sentence. */
  z.strictObject({
    type: z.literal("send-drawing"),
    round: z.int().min(0),
    number: z.int().min(0).max(100),
    label: z.int().min(0).max(99),
    strokes: z.array(z.array(z.number()).max(20_000)).max(2_000),
  }),
  /** Chooses a nickname in place of one that waits for the host, or that the host refused. */
  z.strictObject({ type: z.literal("choose-nickname"), nickname: z.string().max(400) }),
]);
export type ParticipantCommand = z.infer<typeof ParticipantCommand>;
/** The commands of a participant's runs that a page keeps until they are stored. */
export type RunCommand = Extract<ParticipantCommand, { type: "start-run" | "report-points" | "end-run" }>;

/** Several participants; those to whom the command no longer applies are skipped. */
const Several = z.array(ParticipantId).min(1).max(2_000);

/** The commands that the host's desk may send. */
export const HostCommand = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("open-round"), round: z.int().min(0) }),
  z.strictObject({ type: z.literal("start-round"), round: z.int().min(0) }),
  z.strictObject({ type: z.literal("pause-round"), round: z.int().min(0) }),
  z.strictObject({ type: z.literal("resume-round"), round: z.int().min(0) }),
  /** Gives the new deadline, not an amount of time, so that sending it twice does no harm. */
  z.strictObject({ type: z.literal("extend-round"), round: z.int().min(0), deadline: z.number().min(0) }),
  z.strictObject({ type: z.literal("close-round"), round: z.int().min(0) }),
  z.strictObject({
    type: z.literal("rename-participant"),
    participant: ParticipantId,
    nickname: z.string().max(400),
  }),
  /** Approves the nickname that somebody wishes for; refused if they wish for a different one by now. */
  z.strictObject({
    type: z.literal("allow-nickname"),
    participant: ParticipantId,
    nickname: z.string().max(400),
  }),
  /** Refuses the nicknames that they wish for: they keep the ones they have. */
  z.strictObject({ type: z.literal("refuse-nicknames"), participants: Several }),
  /** Draws a random nickname for somebody, in the desk's language. `insteadOf`: the nickname to replace; if they have another, nothing happens. */
  z.strictObject({
    type: z.literal("draw-nickname"),
    participant: ParticipantId,
    insteadOf: z.string().max(400),
    language: z.enum(NAME_LANGUAGES),
  }),
  z.strictObject({ type: z.literal("remove-participant"), participant: ParticipantId }),
  z.strictObject({ type: z.literal("remove-participants"), participants: Several }),
  z.strictObject({ type: z.literal("admit-participants"), participants: Several }),
  /** Lets removed participants back in. */
  z.strictObject({ type: z.literal("readmit-participants"), participants: Several }),
  /** Refuses requests to come back. */
  z.strictObject({ type: z.literal("decline-returns"), participants: Several }),
  /** Settings that are left out stay as they are. */
  z.strictObject({ type: z.literal("set-lobby"), ...Lobby.partial().shape }),
  /** Asks the server to compute the results of a closed round on its test split and to publish them. */
  z.strictObject({ type: z.literal("request-test"), round: z.int().min(0) }),
  z.strictObject({ type: z.literal("set-teams"), teams: z.array(Team).max(MAX_TEAMS) }),
  /** Draws this many teams of about the same size; 0 dissolves all teams. */
  z.strictObject({ type: z.literal("draw-teams"), count: z.int().min(0).max(MAX_TEAMS) }),
  z.strictObject({
    type: z.literal("set-spotlight"),
    spotlight: z.strictObject({ participant: ParticipantId, run: RunNumber.nullable() }).nullable(),
  }),
  z.strictObject({ type: z.literal("set-hidden"), board: z.boolean(), names: z.boolean() }),
  /** `participant`: whom the note is about; such a note is never shown. */
  z.strictObject({
    type: z.literal("add-note"),
    text: z.string().max(4_000),
    shown: z.boolean(),
    participant: ParticipantId.optional(),
  }),
  /** Says one sentence to one student. `number`: how many were said to them before, so that sending it twice says it once. */
  z.strictObject({
    type: z.literal("send-message"),
    participant: ParticipantId,
    number: z.int().min(0).max(1_000),
    text: z.string().max(4_000),
  }),
  z.strictObject({ type: z.literal("lower-hand"), participant: ParticipantId }),
  z.strictObject({ type: z.literal("set-hints"), on: z.boolean() }),
  /** Lets the class use "Find" in the round that is open or running, which locks it. */
  z.strictObject({ type: z.literal("open-find") }),
  /** Goes on to a step of a test that is being shown, on every screen. */
  z.strictObject({ type: z.literal("advance-opening"), round: z.int().min(0), step: z.enum(SHOW_STEPS) }),
  /** Names, on every screen, who fell or failed in a round whose test is open. */
  z.strictObject({ type: z.literal("tell-names"), round: z.int().min(0) }),
  /** Asks the server to find the words of a vote and to open it. `vote`: its number, so that asking twice opens one. */
  z.strictObject({ type: z.literal("open-vote"), vote: VoteNumber, kind: VoteKind }),
  z.strictObject({ type: z.literal("close-vote"), vote: VoteNumber }),
  /** Asks the class a question of the teacher's own. `question`: its number, so that asking twice asks once. `choices` null: it asks for a number. */
  z.strictObject({
    type: z.literal("ask-question"),
    question: QuestionNumber,
    text: TypedText,
    choices: z.array(TypedText).max(1_000).nullable(),
  }),
  /** Asks a question once more, usually after the class has talked about it. */
  z.strictObject({ type: z.literal("ask-again"), question: QuestionNumber, again: QuestionNumber }),
  /** Asks, after the lesson, what the class was asked before it. */
  z.strictObject({ type: z.literal("ask-checks") }),
  z.strictObject({ type: z.literal("reveal-question"), question: QuestionNumber }),
  z.strictObject({ type: z.literal("close-question"), question: QuestionNumber }),
  z.strictObject({ type: z.literal("set-asking"), on: z.boolean() }),
  /** Takes drawings of a round, by their ids, or refuses them. */
  z.strictObject({
    type: z.literal("judge-drawings"),
    round: z.int().min(0),
    drawings: z.array(z.int().min(0)).min(1).max(2_000),
    taken: z.boolean(),
  }),
  /**
   * Asks the class's checked networks about an input. `number`: how many were asked about before, so that asking twice asks once. Longer inputs than any network
   * takes, so that they can be refused in a sentence.
   */
  z.strictObject({
    type: z.literal("ask-networks"),
    number: z.int().min(0).max(10_000),
    input: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("picture"), shades: z.string().max(20_000) }),
      z.strictObject({ kind: z.literal("numbers"), features: z.array(z.number()).max(1_000) }),
    ]),
  }),
  /**
   * Shows a picture on the projector, or, with `rotates`, one after the other. `number`: how often one was chosen before, so that sending it
   * twice does no harm.
   */
  z.strictObject({
    type: z.literal("show-picture"),
    number: z.int().min(0).max(100_000),
    picture: z.enum(CLASS_PICTURES).nullable(),
    colouring: z.enum(COLOURINGS).optional(),
    rotates: z.literal(true).optional(),
  }),
  /** Takes a step in a few seconds, unless it is cancelled by then. `round` null: it is about the session. */
  z.strictObject({
    type: z.literal("announce-step"),
    step: AnnouncedStep,
    round: z.int().min(0).nullable(),
  }),
  z.strictObject({
    type: z.literal("cancel-step"),
    step: AnnouncedStep,
    round: z.int().min(0).nullable(),
  }),
  /**
   * Plans the rounds from `from` on anew: rounds that are left out are skipped. The round that the class is in may only be made freer. Longer than a plan may be, so that
   * it can be refused in a sentence.
   */
  z.strictObject({
    type: z.literal("change-plan"),
    from: z.int().min(0),
    rounds: z.array(PlannedRound).max(2 * MAX_ROUNDS),
  }),
  /** Puts runs and pictures aside, in this order, in place of those before. */
  z.strictObject({ type: z.literal("set-snapshots"), snapshots: z.array(Snapshot).max(100) }),
  z.strictObject({ type: z.literal("show-snapshot"), index: z.int().min(0).nullable() }),
  z.strictObject({ type: z.literal("end-session") }),
]);
export type HostCommand = z.infer<typeof HostCommand>;

/** The commands that the server itself gives. */
export type SystemCommand =
  | {
      readonly type: "join";
      readonly nickname: string;
      /** Language for drawing a nickname if none may be chosen; English by default. */
      readonly language?: NameLanguage;
      /** The participant who used this browser before, when somebody else now sits at it. */
      readonly insteadOf?: ParticipantId;
      /** The seat that a token has been prepared for; refused if it is no longer the next one. */
      readonly seat?: ParticipantId;
    }
  /** Someone who was removed asks to come back. */
  | { readonly type: "ask-to-return"; readonly participant: ParticipantId }
  | {
      readonly type: "presence";
      readonly connected: readonly ParticipantId[];
      readonly disconnected: readonly ParticipantId[];
    }
  /** The referee has scored a run's checkpoint. */
  | {
      readonly type: "score-run";
      readonly participant: ParticipantId;
      readonly run: RunNumber;
      readonly verdict: Verdict;
    }
  /** The weights of these runs have not come in time. */
  | { readonly type: "miss-weights"; readonly runs: readonly RunOf[] }
  /** The referee has trained a run again. */
  | {
      readonly type: "reproduce-run";
      readonly participant: ParticipantId;
      readonly run: RunNumber;
      readonly outcome: Reproduction;
      /** The referee's own training, where that counts in place of what a GPU came to: after which step, and what it has on the examples. */
      readonly own?: Pick<Verdict, "step" | "validation" | "train">;
    }
  /** The results of a closed round on its test split have been computed. */
  | {
      readonly type: "open-test";
      readonly round: number;
      readonly results: readonly TestResult[];
      readonly unchecked?: readonly UncheckedRun[];
      readonly notRetrained?: readonly UncheckedRun[];
    }
  /** The words of a vote about a round have been found. */
  | {
      readonly type: "begin-vote";
      readonly vote: number;
      readonly kind: VoteKind;
      readonly round: number;
      readonly items: readonly VoteItem[];
    }
  /** The landscape of a round that has started has been measured. */
  | { readonly type: "set-valley"; readonly round: number; readonly valley: PackedValley }
  /** The class's networks have answered. */
  | {
      readonly type: "record-answers";
      readonly number: number;
      readonly round: number;
      readonly input: AskedFeatures;
      readonly answers: readonly NetworkAnswer[];
    }
  /** Time has passed: closes a round that is past its deadline. */
  | { readonly type: "tick" }
  /** No desk has been open for hours: ends the session. */
  | { readonly type: "end-unattended" };

/** Who gives a command. The server sets it from a cookie that it has checked, never from a message. */
export type Actor =
  | { readonly kind: "host" }
  | { readonly kind: "participant"; readonly participant: ParticipantId }
  | { readonly kind: "system" };

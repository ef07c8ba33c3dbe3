import { z } from "zod";
import { CurveChunk } from "@/lib/learning/curves/curve-schema";
import { MAX_WORD_LETTERS } from "@/lib/learning/letters/alphabet";
import type { Device as TrainingDevice } from "@/lib/learning/training/engine-choice";
import { TODAYS_RULES } from "@/lib/learning/training/score-rules";
import { HyperparametersSchema, NetworkSchema } from "@/lib/learning/training/settings-schema";
import { CLASS_PICTURES, COLOURINGS } from "@/lib/session/board/pictures/class-picture";
import { Lobby } from "@/lib/session/decide/lobby";
import { Plan } from "@/lib/session/decide/plan";
import { InputAsked } from "@/lib/session/questions/asked-features";
import { DESK_EVENTS } from "./desk/desk-events";
import { DRAWING_EVENTS } from "./drawing-events";
import { SHOW_STEPS } from "./opening";
import { PackedValley } from "./packed/packed-valley";
import { QUESTION_EVENTS } from "./question-events";

/** Milliseconds; in an event, since its session was created, by the server's clock. */
export type Millis = number;

/**
 * A participant is identified by the number of their seat: 0, 1, 2 … in the order of joining. A seat is given twice only if its first
 * holder never arrived.
 */
export const ParticipantId = z.int().min(0).max(9_999);
export type ParticipantId = z.infer<typeof ParticipantId>;

/** A run is identified by its participant and its number among that participant's runs: 0, 1, 2 … */
export const RunNumber = z.int().min(0).max(9_999);
export type RunNumber = z.infer<typeof RunNumber>;

/**
 * What trained a run: the engine's backend, and the device's name if the browser reveals it. `arithmetic`: of what simd trained, the version of its
 * arithmetic; absent in logs from before it was recorded. `flopPerSecond`: floating-point operations
 * per second as measured on this very network; absent if it had not been measured when the run started.
 */
export const Device = z.strictObject({
  backend: z.string().max(32),
  name: z.string().max(120),
  arithmetic: z.int().min(1).max(9_999).optional(),
  flopPerSecond: z.number().positive().max(1e18).optional(),
}) satisfies z.ZodType<TrainingDevice>;

export const END_REASONS = ["finished", "stopped", "diverged", "abandoned"] as const;
export const EndReason = z.enum(END_REASONS);
export type EndReason = z.infer<typeof EndReason>;

/** How a network does on one split: mean loss, score 0–100, and accuracy (0–1) or RMSE. */
const Evaluation = z.strictObject({ loss: z.number(), score: z.number(), metric: z.number() });

/**
 * What the referee found when it recomputed a run's best point from its checkpoint: the step, the result on validation, whether that
 * agrees with the report and with what the referee got when it trained the run again, and whether it beats (climbs above) the participant's previous best by more than the noise.
 */
export const Verdict = z.strictObject({
  step: z.int().min(0),
  validation: Evaluation,
  /** On the training examples that every point is measured on. Only in rounds that rank by them. */
  train: Evaluation.optional(),
  agrees: z.boolean(),
  climbs: z.boolean(),
});
export type Verdict = z.infer<typeof Verdict>;

/**
 * Whether the referee got the same weights by training the run again from its seed and settings; on a GPU, which rounds differently, nearly
 * the same. `unsteady`: the settings make so much of a rounding error that a GPU's weights cannot be told from others.
 */
export const REPRODUCTIONS = ["reproduced", "differs", "too-long", "unsteady"] as const;
export const Reproduction = z.enum(REPRODUCTIONS);
export type Reproduction = z.infer<typeof Reproduction>;

/** Of the wrong labels that a network was taught: how many there were, and how many it believes, since it gives them as its answers. */
const WrongLabels = z.strictObject({ believed: z.int().min(0), count: z.int().min(1) });
export type WrongLabels = z.infer<typeof WrongLabels>;

/** A participant's run on the sealed test split. `rank`: 1 + how many are in better places; by the first rules: how many are significantly better. */
export const TestResult = z.strictObject({
  participant: ParticipantId,
  run: RunNumber,
  test: Evaluation,
  rank: z.int().min(1),
  /** Only in rounds that have wrong labels. */
  wrongLabels: WrongLabels.optional(),
});
export type TestResult = z.infer<typeof TestResult>;

/** A run that there was no time for. */
const UncheckedRun = z.strictObject({ participant: ParticipantId, run: RunNumber });
export type UncheckedRun = z.infer<typeof UncheckedRun>;

export const MAX_TEAMS = 20;
export const Team = z.strictObject({
  /** The bound is what a name of 24 characters can take in code units; the command that sets it counts characters. */
  name: z.string().min(1).max(400),
  members: z.array(ParticipantId).max(1000),
});
export type Team = z.infer<typeof Team>;

export const MAX_NOTE_CHARACTERS = 280;
/**
 * A note of the host's. `shown`: the class sees it too; otherwise no lab ever gets it. `participant`: whom it is about; such a note is never
 * shown.
 */
const note = { text: z.string(), shown: z.boolean(), participant: ParticipantId.optional() };

/** A page reports at most this many of the words that its network writes. */
export const MAX_SHOWN_WORDS = 4;
/** The bound is what a word of that many letters can take in code units. */
const Word = z
  .string()
  .min(1)
  .max(2 * MAX_WORD_LETTERS);

/** Of about a hundred words that a network wrote: how many stand in the training words, in the validation words, and in neither. */
const wordCount = z.int().min(0).max(1_000);
export const WordKinds = z.strictObject({ recited: wordCount, guessed: wordCount, invented: wordCount });
export type WordKinds = z.infer<typeof WordKinds>;

/** What the class can be asked. More kinds may follow, with items and answers of their own. */
export const VoteKind = z.enum(["real-or-invented"]);
export type VoteKind = z.infer<typeof VoteKind>;

export const VOTE_ANSWERS = ["real", "invented"] as const;
export const VoteAnswer = z.enum(VOTE_ANSWERS);
export type VoteAnswer = z.infer<typeof VoteAnswer>;

export const MAX_VOTE_ITEMS = 10;
/** Where a word comes from: the sealed list, or one of the class's networks (null: of somebody who has been erased). */
export const WordSource = z.discriminatedUnion("from", [
  z.strictObject({ from: z.literal("list") }),
  z.strictObject({
    from: z.literal("network"),
    participant: ParticipantId.nullable(),
    run: RunNumber.nullable(),
  }),
]);
export type WordSource = z.infer<typeof WordSource>;

/** `source`: null in frames to screens that must not know it yet; never in the log. */
export const VoteItem = z.strictObject({ word: Word, source: WordSource.nullable() });
export type VoteItem = z.infer<typeof VoteItem>;

/** How many gave each answer. */
export const VoteTally = z.strictObject({ real: z.int().min(0), invented: z.int().min(0) });
export type VoteTally = z.infer<typeof VoteTally>;

const seed = z.int().min(0).max(0xffff_ffff);
const index = z.int().min(0).max(1_000_000);

/**
 * What can happen in a session. The body says what happened; `SessionEvent` adds its place in the log and its time.
 * `points-reported` covers the run's points `from` … `to − 1`. The log has all of them; a frame to a screen that needs less detail has
 * only some, with the same `from` and `to`.
 */
export const EventBody = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("session-created"),
    title: z.string(),
    plan: Plan,
    /** By which rules it is scored. Logs from before there was a second version lack this. */
    rules: z.literal(TODAYS_RULES).optional(),
  }),
  z.object({
    type: z.literal("participant-joined"),
    participant: ParticipantId,
    nickname: z.string(),
    /** False: waits to be let in. Logs from before there was a waiting room lack this. */
    admitted: z.boolean().default(true),
  }),
  z.object({ type: z.literal("participant-admitted"), participant: ParticipantId }),
  z.object({ type: z.literal("participant-renamed"), participant: ParticipantId, nickname: z.string() }),
  /** They have chosen this nickname, and go by another until the host decides. Only the host ever sees it: see `visible-to-lab`. */
  z.object({ type: z.literal("nickname-wished"), participant: ParticipantId, nickname: z.string() }),
  /** The host has refused the nickname they chose. From now on every nickname that they choose has to wait. */
  z.object({ type: z.literal("nickname-refused"), participant: ParticipantId }),
  z.object({ type: z.literal("participant-removed"), participant: ParticipantId }),
  /** Someone who was removed asks to be let back in. */
  z.object({ type: z.literal("return-asked"), participant: ParticipantId }),
  /** The host has said no: they cannot ask again, though the host may still let them in. */
  z.object({ type: z.literal("return-declined"), participant: ParticipantId }),
  /** Back in the class with all their runs. `nickname`: their own, with a number added if somebody has taken it since. */
  z.object({ type: z.literal("participant-readmitted"), participant: ParticipantId, nickname: z.string() }),
  z.object({
    type: z.literal("presence-changed"),
    connected: z.array(ParticipantId),
    disconnected: z.array(ParticipantId),
  }),
  /** The class sees the round's challenge and rules; nobody trains yet. */
  z.object({ type: z.literal("round-opened"), round: z.int() }),
  z.object({
    type: z.literal("round-started"),
    round: z.int(),
    /** Seeds the initial weights and shuffles of every run in the round: same settings, same run, so nobody is luckier than others. */
    seed,
    deadline: z.number().nullable(),
    /** Where the class has drawn the examples: how many, and whether that is enough to rank its networks. */
    drawn: z.strictObject({ count: z.int().min(1), ranked: z.boolean() }).optional(),
  }),
  /** The round's clock stops, and so does training in the labs. */
  z.object({ type: z.literal("round-paused"), round: z.int() }),
  /** `deadline`: later by the length of the pause. */
  z.object({ type: z.literal("round-resumed"), round: z.int(), deadline: z.number().nullable() }),
  z.object({ type: z.literal("round-extended"), round: z.int(), deadline: z.number() }),
  /** "unattended": it closed when its unattended session ended by itself. */
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
   * The weights of an ended run have not come in time, although its page was connected. The run counts for nothing until it is scored.
   */
  z.object({ type: z.literal("run-unproven"), participant: ParticipantId, run: RunNumber }),
  z.object({
    type: z.literal("run-reproduced"),
    participant: ParticipantId,
    run: RunNumber,
    outcome: Reproduction,
  }),
  /** What a network of letters writes at a step. The log has few of a run: see `isDue` in `report-words`. */
  z.object({
    type: z.literal("words-written"),
    participant: ParticipantId,
    run: RunNumber,
    step: index,
    words: z.array(Word).max(MAX_SHOWN_WORDS),
    kinds: WordKinds.nullable(),
  }),
  z.object({
    type: z.literal("test-opened"),
    round: z.int(),
    results: z.array(TestResult),
    /** Runs that the server had not checked by then, if there are any. */
    unchecked: z.array(UncheckedRun).optional(),
    /** Runs of the podium that there was no time to train again, if there are any. */
    notRetrained: z.array(UncheckedRun).optional(),
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
   * Whether the board, or names, are hidden on labs and projector; the desk shows both. `nicknames`: by seat, only in frames to screens
   * that did not get them while they were hidden; never in the log.
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
  /** For the round that is open or running; overrides the plan. */
  z.object({ type: z.literal("hints-changed"), on: z.boolean() }),
  /** "Find" may be used in the round that is open or running, although the plan locks it. */
  z.object({ type: z.literal("find-opened") }),
  /** The host has gone on to a step of an opened test before its time. */
  z.object({ type: z.literal("opening-advanced"), round: z.int(), step: z.enum(SHOW_STEPS) }),
  /** Who fell or failed in a round is named on every screen from now on. */
  z.object({ type: z.literal("names-told"), round: z.int() }),
  /** The class votes. `vote`: 0, 1, 2 … in the order of the session. */
  z.object({
    type: z.literal("vote-opened"),
    vote: index,
    kind: VoteKind,
    round: z.int(),
    items: z.array(VoteItem).min(1).max(MAX_VOTE_ITEMS),
  }),
  /** A later answer to the same item replaces this one. `answer`: null in frames to screens that may only know that there is one; never in the log. */
  z.object({
    type: z.literal("vote-cast"),
    participant: ParticipantId,
    vote: index,
    item: index,
    answer: VoteAnswer.nullable(),
  }),
  /** Everyone may see what the words were. `told`: that, only in frames to screens that did not get it before; never in the log. */
  z.object({
    type: z.literal("vote-closed"),
    vote: index,
    told: z.strictObject({ items: z.array(VoteItem), result: z.array(VoteTally) }).optional(),
  }),
  ...QUESTION_EVENTS,
  /**
   * The host has chosen a picture of the class for the projector (null: whatever suits the moment) and, where it has any, what its colours mean.
   * `rotates`: one picture after the other, until another is chosen or the class moves on.
   */
  z.object({
    type: z.literal("picture-shown"),
    picture: z.enum(CLASS_PICTURES).nullable(),
    colouring: z.enum(COLOURINGS).optional(),
    rotates: z.literal(true).optional(),
  }),
  /** The landscape on which everybody in a round trains, where there is one: all train the same network. */
  z.object({ type: z.literal("valley-measured"), round: z.int().min(0), valley: PackedValley }),
  ...DRAWING_EVENTS,
  ...DESK_EVENTS,
  /** The host has asked the class's checked networks about an input. */
  z.object({ type: z.literal("input-asked"), ...InputAsked.shape }),
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

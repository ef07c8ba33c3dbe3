import type { Curve, CurvePoint } from "@/lib/learning/curves/curve";
import type { Ranking } from "@/lib/learning/curves/ranking";
import type { Network } from "@/lib/learning/network/network";
import type { Seed } from "@/lib/learning/numbers/random";
import type { Device } from "@/lib/learning/training/engine-choice";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import type { RulesVersion } from "@/lib/learning/training/score-rules";
import { unreachable } from "@/lib/learning/unreachable";
import type { ClassPicture, Colouring } from "@/lib/session/board/pictures/class-picture";
import { type Lobby, OPEN_LOBBY } from "@/lib/session/decide/lobby";
import type { Plan } from "@/lib/session/decide/plan";
import type { AskedInput } from "./asked-input";
import type { AnnouncedStep, Snapshot } from "./desk/desk-events";
import { type Drawings, NO_DRAWINGS } from "./drawing";
import type {
  EndReason,
  Millis,
  ParticipantId,
  Reproduction,
  RunNumber,
  Team,
  TestResult,
  UncheckedRun,
  Verdict,
  WordKinds,
} from "./events";
import type { Opening } from "./opening";
import type { PackedValley } from "./packed/packed-valley";
import type { Question } from "./question";
import type { Vote } from "./vote";

/** The state of a classroom session, as described by its log. Plain data that can be sent as JSON and compared as a whole. */
export type Session = {
  /** `seq` of the last event in this state; −1 before the first. */
  readonly seq: number;
  /** When that event happened. */
  readonly at: Millis;
  readonly title: string;
  /** By which rules it is scored: see `score-rules`. */
  readonly rules: RulesVersion;
  readonly plan: Plan;
  readonly phase: Phase;
  /** By round number. A planned round that was never started has no entry beyond the last started one. */
  readonly rounds: readonly Round[];
  /** By participant id, including those who were removed. */
  readonly participants: readonly Participant[];
  readonly teams: readonly Team[];
  readonly lobby: Lobby;
  /** What the host points at; `run` null: everything that this participant does. */
  readonly spotlight: { readonly participant: ParticipantId; readonly run: RunNumber | null } | null;
  /** What labs and projector hide. */
  readonly hidden: { readonly board: boolean; readonly names: boolean };
  /** The host's choice for the round that is open or running; null: as planned. */
  readonly hints: boolean | null;
  /** Whether the host has opened "Find" in the round that is open or running. */
  readonly findOpened: boolean;
  readonly notes: readonly Note[];
  /** In the order in which they were opened; at most the last one is open. */
  readonly votes: readonly Vote[];
  /** In the order in which they were asked; several may be open. */
  readonly questions: readonly Question[];
  readonly drawings: Drawings;
  /** What the class's networks were asked about, in order. */
  readonly inputs: readonly AskedInput[];
  /** Whether the class is asked what the plan has for it to predict and to know. */
  readonly asking: boolean;
  /**
   * The picture that the host chose for the projector last (null: whatever suits the moment), what its colours mean, and how often one was chosen. `rotates`:
   * one picture after the other, until the class moves on.
   */
  readonly shown: {
    readonly picture: ClassPicture | null;
    readonly colouring?: Colouring;
    readonly rotates?: true;
    readonly count: number;
  };
  /** The step that will be taken at `due` unless it is cancelled; null: none. */
  readonly announced: Announced | null;
  /** What the host said to single students, in order. A lab gets its own. */
  readonly messages: readonly Message[];
  /** What the host has put aside to show, in order, and which of it the projector shows (null: none). */
  readonly snapshots: { readonly list: readonly Snapshot[]; readonly shown: number | null };
};

/** `round` null: it is about the session. */
export type Announced = {
  readonly step: AnnouncedStep;
  readonly round: number | null;
  readonly due: Millis;
};

export type Message = { readonly participant: ParticipantId; readonly at: Millis; readonly text: string };

/** A note of the host's. `round`: the one that the class was in, or null outside of rounds. */
export type Note = {
  readonly at: Millis;
  readonly round: number | null;
  readonly text: string;
  /** Whether the class sees it, or only the host. */
  readonly shown: boolean;
  /** Whom it is about; absent: nobody in particular. */
  readonly participant?: ParticipantId;
};

type Phase =
  | { readonly kind: "lobby" }
  /** A round is being shown and explained; nobody trains yet. */
  | { readonly kind: "opened"; readonly round: number }
  | { readonly kind: "round"; readonly round: number }
  | { readonly kind: "between"; readonly round: number }
  | { readonly kind: "ended" };

type Drawn = { readonly count: number; readonly ranked: boolean };

export type Round =
  | { readonly state: "planned" }
  | {
      readonly state: "running";
      readonly seed: Seed;
      readonly startedAt: Millis;
      /** During a pause this is still the old deadline: it moves when the round is resumed. */
      readonly deadline: Millis | null;
      readonly pausedAt: Millis | null;
      /** Total length of the pauses that are over. */
      readonly pausedFor: Millis;
      /** The landscape on which everybody trains; absent until it is measured, and where networks differ. */
      readonly valley?: PackedValley;
      /** Where its class has drawn the examples: how many, and whether that is enough to rank its networks. */
      readonly drawn?: Drawn;
    }
  | {
      readonly state: "closed";
      readonly seed: Seed;
      readonly startedAt: Millis;
      readonly deadline: Millis | null;
      readonly closedAt: Millis;
      readonly drawn?: Drawn;
      /** Results on the test split; null while it is sealed. */
      readonly test: readonly TestResult[] | null;
      /** How the results are being shown; absent while the test is sealed. */
      readonly opening?: Opening;
      /** Whether the host has told who fell or failed. Until then everybody who is singled out for that goes by an animal, on every screen. */
      readonly named?: boolean;
      /** Runs that had not been checked when it was unsealed, if there are any. */
      readonly unchecked?: readonly UncheckedRun[];
      /** Runs of the podium that there was no time to train again, if there are any. */
      readonly notRetrained?: readonly UncheckedRun[];
      readonly valley?: PackedValley;
    };

export type Participant = {
  readonly id: ParticipantId;
  readonly nickname: string;
  /** The nickname they chose, while it waits for the host ("" in what a lab gets); null while none waits. */
  readonly wish: string | null;
  /** How often the host has refused a nickname that they chose. */
  readonly wishesRefused: number;
  readonly joinedAt: Millis;
  readonly connected: boolean;
  readonly removed: boolean;
  /** How often they were removed. Each removal voids the seat tokens given before it. */
  readonly removals: number;
  /** Whether someone who was removed has asked to come back, or been told no; null otherwise. */
  readonly returning: "asked" | "declined" | null;
  /** Whether they have been let in; false while they wait for the host. */
  readonly admitted: boolean;
  /** Whether they were ever connected. */
  readonly arrived: boolean;
  /** When they raised their hand; null while it is down. */
  readonly handRaisedAt: Millis | null;
  readonly runs: readonly Run[];
};

export type Run = {
  readonly number: RunNumber;
  readonly round: number;
  readonly network: Network;
  readonly hyperparameters: Hyperparameters;
  readonly device: Device;
  readonly startedAt: Millis;
  readonly curve: Curve;
  /** Number of points reported so far: the next report must begin at this index. May exceed the length of the curve, which can be thinned. */
  readonly reported: number;
  /** The point that it counts by (`countedPoint`); null while it has none. */
  readonly best: CurvePoint | null;
  /** How its round ranks. */
  readonly ranking: Ranking;
  /** What the referee found; null while it has not checked the run. */
  readonly verdict: Verdict | null;
  /** Whether its weights did not come in time: then it counts for nothing until there is a verdict. */
  readonly unproven: boolean;
  readonly reproduction: Reproduction | null;
  /** What it writes; null as long as nothing is known of that, and always if it is no network of letters. */
  readonly writing: Writing | null;
  readonly end: { readonly reason: EndReason; readonly at: Millis } | null;
};

/** What a network of letters wrote last, and how its words have changed while it learnt. */
export type Writing = {
  readonly at: Millis;
  readonly step: number;
  readonly words: readonly string[];
  /** By step, in rising order; at most some forty. */
  readonly shares: readonly WordShares[];
};

/** Which shares (0–1) of a network's words at this step were recited, guessed and invented. */
type WordShares = { readonly step: number } & Readonly<Record<keyof WordKinds, number>>;

export const EMPTY_SESSION: Session = {
  seq: -1,
  at: 0,
  title: "",
  rules: 1,
  plan: { rounds: [] },
  phase: { kind: "lobby" },
  rounds: [],
  participants: [],
  teams: [],
  lobby: OPEN_LOBBY,
  spotlight: null,
  hidden: { board: false, names: false },
  hints: null,
  findOpened: false,
  notes: [],
  votes: [],
  questions: [],
  drawings: NO_DRAWINGS,
  inputs: [],
  asking: true,
  shown: { picture: null, count: 0 },
  announced: null,
  messages: [],
  snapshots: { list: [], shown: null },
};

/** The run that a participant is training now, if any. */
export function activeRun(participant: Participant): Run | null {
  const last = participant.runs.at(-1);
  return last && last.end === null ? last : null;
}

/** Whether a round is running and paused. */
export function isPaused({ phase, rounds }: Pick<Session, "phase" | "rounds">): boolean {
  const round = phase.kind === "round" ? rounds[phase.round] : undefined;
  return round?.state === "running" && round.pausedAt !== null;
}

/** The round that the class looks at in this phase; null before the first and after the last. */
export function roundOfPhase(phase: Phase): number | null {
  switch (phase.kind) {
    case "lobby":
    case "ended":
      return null;
    case "opened":
    case "round":
    case "between":
      return phase.round;
    default:
      return unreachable(phase);
  }
}

/** Whether students who are stuck in a round get hints: as the host chose, or else as planned. */
export function hintsOn({ hints, plan }: Pick<Session, "hints" | "plan">, round: number): boolean {
  return hints ?? plan.rounds[round]?.hints ?? false;
}

/** Whether the class has drawn too little in a round for its networks to be ranked. */
export function isUnranked({ rounds }: Pick<Session, "rounds">, index: number): boolean {
  const round = rounds[index];
  return round !== undefined && round.state !== "planned" && round.drawn?.ranked === false;
}

/** Whether the host has told who fell or failed in a round. */
export function hasToldNames({ rounds }: Pick<Session, "rounds">, index: number): boolean {
  const round = rounds[index];
  return round?.state === "closed" && round.named === true;
}

/** Whether "Find" may be used in a round. */
export function findIsOpen(
  { findOpened, plan }: Pick<Session, "findOpened" | "plan">,
  round: number,
): boolean {
  return findOpened || !plan.rounds[round]?.findLocked;
}

/** How many weight updates the class has made, over all runs. */
export function weightUpdates(session: Session): number {
  let updates = 0;
  for (const participant of session.participants)
    for (const run of participant.runs) updates += run.curve.step.at(-1) ?? 0;
  return updates;
}

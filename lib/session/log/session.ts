import type { Curve, CurvePoint } from "@/lib/learning/curves/curve";
import type { Network } from "@/lib/learning/network/network";
import type { Seed } from "@/lib/learning/numbers/random";
import type { Device } from "@/lib/learning/training/engine-choice";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import { unreachable } from "@/lib/learning/unreachable";
import { type Lobby, OPEN_LOBBY } from "@/lib/session/decide/lobby";
import type { Plan } from "@/lib/session/decide/plan";
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
} from "./events";

/** A classroom session as the log says it is. Plain data: it crosses wires as JSON and is compared whole. */
export type Session = {
  /** The last event in this state; −1 before the first. */
  readonly seq: number;
  /** When that event happened. */
  readonly at: Millis;
  readonly title: string;
  readonly plan: Plan;
  readonly phase: Phase;
  /** By round number. A planned round that was never started has no entry beyond the last started one. */
  readonly rounds: readonly Round[];
  /** By participant id; who was removed stays, marked. */
  readonly participants: readonly Participant[];
  readonly teams: readonly Team[];
  readonly lobby: Lobby;
  /** What the host points at; `run` null: all that this participant does. */
  readonly spotlight: { readonly participant: ParticipantId; readonly run: RunNumber | null } | null;
  /** What labs and projector do not show. */
  readonly hidden: { readonly board: boolean; readonly names: boolean };
  /** The host's choice for the round that is open or running; null: as it is planned. */
  readonly hints: boolean | null;
  readonly notes: readonly Note[];
};

/** A remark of the host. `round`: the one that the class was in, or null before the first. */
export type Note = {
  readonly at: Millis;
  readonly round: number | null;
  readonly text: string;
  /** Put before the class; else the host's own. */
  readonly shown: boolean;
};

type Phase =
  | { readonly kind: "lobby" }
  /** A round is shown and explained; nobody trains yet. */
  | { readonly kind: "opened"; readonly round: number }
  | { readonly kind: "round"; readonly round: number }
  | { readonly kind: "between"; readonly round: number }
  | { readonly kind: "ended" };

export type Round =
  | { readonly state: "planned" }
  | {
      readonly state: "running";
      readonly seed: Seed;
      readonly startedAt: Millis;
      /** While it is paused, the deadline as it was: it moves when the round goes on. */
      readonly deadline: Millis | null;
      readonly pausedAt: Millis | null;
      /** How long it stood still before, in all. */
      readonly pausedFor: Millis;
    }
  | {
      readonly state: "closed";
      readonly seed: Seed;
      readonly startedAt: Millis;
      readonly deadline: Millis | null;
      readonly closedAt: Millis;
      /** How runs did on the sealed test split; null while it is sealed. */
      readonly test: readonly TestResult[] | null;
      /** Runs that were not checked when it was unsealed, where there are any. */
      readonly unchecked?: readonly UncheckedRun[];
    };

export type Participant = {
  readonly id: ParticipantId;
  readonly nickname: string;
  /** The nickname they chose, while it waits for the host, and in a lab "" in its place; null while none waits. */
  readonly wish: string | null;
  /** How often the host has kept or given them another name than they chose. */
  readonly wishesRefused: number;
  readonly joinedAt: Millis;
  readonly connected: boolean;
  readonly removed: boolean;
  /** How often they were removed: each time, every seat token that they had until then became void. */
  readonly removals: number;
  /** Whether someone who was removed asks to come back, and whether the host has said no. */
  readonly returning: "asked" | "declined" | null;
  /** In the class; false for someone who waits to be let in. */
  readonly admitted: boolean;
  /** Was connected at least once. */
  readonly arrived: boolean;
  /** Since when their hand is up; null while it is down. */
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
  /** Points reported so far: the next report must begin at this index. At least the length of the curve, which a thinned feed keeps shorter. */
  readonly reported: number;
  readonly best: CurvePoint | null;
  /** What the referee found; null while a run is as it was reported. */
  readonly verdict: Verdict | null;
  /** Its weights did not come in time: it counts for nothing until there is a verdict. */
  readonly unproven: boolean;
  readonly reproduction: Reproduction | null;
  readonly end: { readonly reason: EndReason; readonly at: Millis } | null;
};

export const EMPTY_SESSION: Session = {
  seq: -1,
  at: 0,
  title: "",
  plan: { rounds: [] },
  phase: { kind: "lobby" },
  rounds: [],
  participants: [],
  teams: [],
  lobby: OPEN_LOBBY,
  spotlight: null,
  hidden: { board: false, names: false },
  hints: null,
  notes: [],
};

/** The run a participant is training now, if any. */
export function activeRun(participant: Participant): Run | null {
  const last = participant.runs.at(-1);
  return last && last.end === null ? last : null;
}

/** Whether a round runs and its time stands still. */
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

/** Whether students who are stuck in a round get hints: as the host chose for it, else as it was planned. */
export function hintsOn({ hints, plan }: Pick<Session, "hints" | "plan">, round: number): boolean {
  return hints ?? plan.rounds[round]?.hints ?? false;
}

/** How many times the class has gone round the training loop: weight updates, summed over all runs. */
export function weightUpdates(session: Session): number {
  let updates = 0;
  for (const participant of session.participants)
    for (const run of participant.runs) updates += run.curve.step.at(-1) ?? 0;
  return updates;
}

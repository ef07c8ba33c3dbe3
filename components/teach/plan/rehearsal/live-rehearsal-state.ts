import type { RehearsalReply } from "@/lib/protocol/rehearsal";
import type { RoundState } from "./rehearsed-round";

/** How far the rehearsal of a plan has come. */
export type RehearsalState = {
  readonly rounds: readonly RoundState[];
  /** Whether this browser trains without WebAssembly SIMD. */
  readonly withoutSimd: boolean;
  /** `unstarted`: the worker could not be loaded. `ended`: it failed later. */
  readonly failed: "unstarted" | "ended" | null;
};

export function unplayed(rounds: number): RehearsalState {
  return {
    rounds: Array.from({ length: rounds }, () => ({ kind: "waiting" })),
    withoutSimd: false,
    failed: null,
  };
}

/** The state after what the worker sent. */
export function afterReply(state: RehearsalState, reply: RehearsalReply): RehearsalState {
  switch (reply.type) {
    case "no-simd":
      return { ...state, withoutSimd: true };
    case "failed":
      return failedAt(state, "ended");
    case "progress": {
      const { round, classes, count, runs } = reply;
      return withRound(state, round, { kind: "playing", classes, count, runs });
    }
    case "played":
      return withRound(state, reply.round, {
        kind: "played",
        expectations: reply.expectations,
        count: reply.count,
      });
    case "unplayed":
      return withRound(state, reply.round, { kind: "unplayed", why: reply.why });
  }
}

/** What has been played stays; nothing more will be. */
export function failedAt(state: RehearsalState, failed: "unstarted" | "ended"): RehearsalState {
  return { ...state, failed };
}

function withRound(state: RehearsalState, round: number, changed: RoundState): RehearsalState {
  return { ...state, rounds: state.rounds.with(round, changed) };
}

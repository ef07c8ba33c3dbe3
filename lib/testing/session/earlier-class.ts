import { readFileSync } from "node:fs";
import { USUAL_RANKING } from "@/lib/learning/curves/ranking";
import { OPEN_LOBBY } from "@/lib/session/decide/lobby";
import { openRound } from "@/lib/session/decide/plan";
import type { SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/**
 * The log of a class as a server wrote it before there were locks, parameter limits and weight decay, one event per line, with the session
 * that it described in the last line. Neither fits today's types as it is.
 */
export function earlierClass(): { events: SessionEvent[]; session: Session } {
  const lines = readFileSync(new URL("./earlier-class.jsonl", import.meta.url), "utf8");
  const parsed = lines
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { events: parsed.slice(0, -1), session: withDefaults(parsed[parsed.length - 1]) };
}

/** That session with today's properties: no restrictions, no weight decay, ranked and scored as then, and nothing from a referee or about the lobby. */
function withDefaults(session: Session): Session {
  return {
    ...session,
    plan: {
      rounds: session.plan.rounds.map((round) => openRound(round.challenge, round.minutes)),
    },
    rounds: session.rounds.map((round) => (round.state === "closed" ? { ...round, test: null } : round)),
    teams: [],
    lobby: OPEN_LOBBY,
    spotlight: null,
    hidden: { board: false, names: false },
    hints: null,
    findOpened: false,
    rules: 1,
    notes: [],
    ...{
      votes: [],
      questions: [],
      inputs: [],
      drawings: { sent: [], parts: [] },
      asking: true,
      shown: { picture: null, count: 0 },
      announced: null,
      messages: [],
      snapshots: { list: [], shown: null },
    },
    participants: session.participants.map((participant) => ({
      ...participant,
      wish: null,
      wishesRefused: 0,
      removals: participant.removed ? 1 : 0,
      returning: null,
      admitted: true,
      arrived: true,
      handRaisedAt: null,
      runs: participant.runs.map((run) => ({
        ...run,
        hyperparameters: { ...run.hyperparameters, weightDecay: 0 },
        verdict: null,
        unproven: false,
        ranking: USUAL_RANKING,
        reproduction: null,
        writing: null,
      })),
    })),
  };
}

import type { EventOf, Millis, ParticipantId, RunNumber, SessionEvent } from "./events";

/** A moment worth jumping to. */
export type Marker =
  | {
      readonly kind: "round-started" | "round-closed" | "test-opened";
      readonly at: Millis;
      readonly round: number;
    }
  | {
      readonly kind: "lead-change";
      readonly at: Millis;
      readonly round: number;
      readonly participant: ParticipantId;
    }
  | {
      readonly kind: "diverged";
      readonly at: Millis;
      readonly participant: ParticipantId;
      readonly run: RunNumber;
    }
  /** A remark of the host. */
  | { readonly kind: "note"; readonly at: Millis; readonly text: string };

/** The decisive moments of a log, in order. */
export function markersOf(events: readonly SessionEvent[]): Marker[] {
  let round = -1;
  let lead: { participant: ParticipantId; score: number } | null = null;
  return events.flatMap((event): Marker[] => {
    switch (event.type) {
      case "round-started":
        round = event.round;
        lead = null;
        return [{ kind: "round-started", at: event.at, round }];
      case "round-closed":
      case "test-opened":
        return [{ kind: event.type, at: event.at, round: event.round }];
      case "note-added":
        return [{ kind: "note", at: event.at, text: event.text }];
      case "run-ended":
        if (event.reason !== "diverged") return [];
        return [{ kind: "diverged", at: event.at, participant: event.participant, run: event.run }];
      case "points-reported": {
        const score = bestShownScore(event);
        if (lead !== null && score <= lead.score) return [];
        const changes: boolean = lead !== null && lead.participant !== event.participant;
        lead = { participant: event.participant, score };
        return changes ? [{ kind: "lead-change", at: event.at, round, participant: event.participant }] : [];
      }
      default:
        return [];
    }
  });
}

/** To one decimal, as the board shows it: a lead that nobody can see is none. */
function bestShownScore({ points }: EventOf<"points-reported">): number {
  return Math.round(10 * Math.max(...points.validationScore));
}

import { activeRun, type Participant, type Run } from "@/lib/session/session";

/** What a participant is doing, as their last run says. Offline comes first: nothing newer is known. */
export type Activity = "offline" | "training" | "diverged" | "idle";

export function activityOf(participant: Participant): Activity {
  if (!participant.connected) return "offline";
  if (activeRun(participant)) return "training";
  return lastRun(participant)?.end?.reason === "diverged" ? "diverged" : "idle";
}

export function lastRun(participant: Participant): Run | null {
  return participant.runs.at(-1) ?? null;
}

import { type Activity, activityOf, lastRun } from "@/components/board/activity";
import { currentRound } from "@/components/board/class-round";
import { lastPoint } from "@/lib/learning/curves/curve";
import type { Diagnosis } from "@/lib/learning/curves/diagnosis";
import { type RanksOn, rankingOf } from "@/lib/learning/curves/ranking";
import { type Task, UNKNOWN_TASK } from "@/lib/learning/examples/task";
import type { Locks } from "@/lib/learning/training/locks";
import { bestRun, isSetAside, joinedLate, scoreOf } from "@/lib/session/board/leaderboard";
import { checkDelay } from "@/lib/session/decide/checks-due";
import { isMember } from "@/lib/session/decide/seats";
import { runsWithoutGain, STUCK_AFTER_RUNS } from "@/lib/session/insights/progress";
import { diagnosisOf, isSound, troublesOf } from "@/lib/session/insights/run-diagnosis";
import type { Millis, ParticipantId } from "@/lib/session/log/events";
import { activeRun, type Participant, type Run, type Session } from "@/lib/session/log/session";

const NO_LOCKS: Locks = {};

/** After this long without training in a running round, a student may need help. */
const STUCK_AFTER_MINUTES = 2;

/** What the desk shows about one student. Plain values, so that unchanged rows do not re-render. */
export type RosterEntry = {
  readonly id: ParticipantId;
  readonly nickname: string;
  readonly activity: Activity;
  /** Whole minutes without training in a running round; null if that does not apply. */
  readonly idleMinutes: number | null;
  /** Idle for long, or getting nowhere: several runs without gain, a diagnosed problem, and a best run that is not sound either. */
  readonly stuck: boolean;
  /** How many of their last runs in a row brought no gain; 0 unless they are getting nowhere. */
  readonly withoutGain: number;
  readonly handUp: boolean;
  /** They joined after the current round had started. */
  readonly late: boolean;
  /** The host points at them. */
  readonly spotlit: boolean;
  /** Progress of the current run in whole percent of its epochs; null without one. */
  readonly percent: number | null;
  /** Number of runs in the current round. */
  readonly runs: number;
  /** Best score in the current round among runs that rank. */
  readonly best: number | null;
  /** On which examples that is. */
  readonly on: RanksOn;
  /** The diagnosis of the current run of the round, or else the last; null if there is none yet. */
  readonly diagnosis: Diagnosis | null;
  /** What the round locks, so that no advice names it. */
  readonly locks: Locks;
  /** Whether that run has ended. */
  readonly ended: boolean;
  /** The last run of the round that does not rank, because its weights give a different score from the reported one, or never arrived. */
  readonly refuted: Run | null;
  /** So many of their runs failed the check that the server waits before it checks the next one. */
  readonly held: boolean;
};

/** Everyone in the class, in the order of joining. `tasks`: of each planned round. */
export function rosterOf(session: Session, now: Millis, tasks: readonly Task[]): RosterEntry[] {
  return session.participants
    .filter(isMember)
    .map((participant) => rosterEntry(session, participant, now, tasks));
}

function rosterEntry(
  session: Session,
  participant: Participant,
  now: Millis,
  tasks: readonly Task[],
): RosterEntry {
  const round = currentRound(session);
  const runs = participant.runs.filter((run) => run.round === round);
  const last = runs.at(-1) ?? null;
  const best = bestRun(runs.filter((run) => !isSetAside(run)));
  const latest = lastRun(participant);
  const activity = activityOf(participant, latest && (tasks[latest.round] ?? null));
  const idleMinutes = idle(session, participant, now);
  const isIdle = idleMinutes !== null && idleMinutes >= STUCK_AFTER_MINUTES;
  const diagnosis = last && diagnosisOf(session, last, tasks[last.round] ?? UNKNOWN_TASK);
  const withoutGain = runsWithoutGain(runs);
  const inTrouble = diagnosis !== null && troublesOf(diagnosis, last?.end != null).length > 0;
  const bestIsSound = best !== null && isSound(diagnosisOf(session, best, tasks[best.round] ?? UNKNOWN_TASK));
  const isGettingNowhere =
    session.phase.kind === "round" && withoutGain >= STUCK_AFTER_RUNS && inTrouble && !bestIsSound;
  return {
    id: participant.id,
    nickname: participant.nickname,
    activity,
    idleMinutes,
    stuck: activity !== "offline" && (isIdle || isGettingNowhere),
    withoutGain: isGettingNowhere ? withoutGain : 0,
    handUp: participant.handRaisedAt !== null,
    late: round !== null && joinedLate(session, participant, round),
    spotlit: session.spotlight?.participant === participant.id,
    percent: percentDone(participant),
    runs: runs.length,
    best: best && scoreOf(best),
    on: rankingOf(session.plan.rounds[round ?? -1]).on,
    diagnosis,
    locks: (last && session.plan.rounds[last.round]?.locks) ?? NO_LOCKS,
    ended: last !== null && last.end !== null,
    refuted: runs.findLast((run) => isSetAside(run) && run.end !== null) ?? null,
    held: checkDelay(runs) > 0,
  };
}

function idle(session: Session, participant: Participant, now: Millis): number | null {
  const since = idleSince(session, participant);
  return since === null ? null : Math.max(0, Math.floor((now - since) / 60_000));
}

/** Since when they train nothing in a running round; null if that does not apply. */
export function idleSince(session: Session, participant: Participant): Millis | null {
  if (session.phase.kind !== "round" || !participant.connected || activeRun(participant)) return null;
  const round = session.rounds[session.phase.round];
  // Nobody can train during a pause.
  if (round?.state !== "running" || round.pausedAt !== null) return null;
  return Math.max(round.startedAt, participant.joinedAt, lastRun(participant)?.end?.at ?? 0);
}

function percentDone(participant: Participant): number | null {
  const run = activeRun(participant);
  if (!run) return null;
  const epoch = lastPoint(run.curve)?.epoch ?? 0;
  return Math.min(100, Math.floor((100 * epoch) / run.hyperparameters.epochs));
}

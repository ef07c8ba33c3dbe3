import { type Curve, lengthOf, MAX_POINTS_PER_REPORT, pick } from "@/lib/learning/curves/curve";
import { lowestAt } from "@/lib/learning/curves/hints";
import { testPlaces } from "@/lib/learning/curves/test-places";
import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Random } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { TODAYS_RULES } from "@/lib/learning/training/score-rules";
import { leaderboard, scoreOf } from "@/lib/session/board/leaderboard";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "@/lib/session/decide/commands";
import { decide } from "@/lib/session/decide/decide";
import type { Plan, PlannedRound } from "@/lib/session/decide/plan";
import { dueHint } from "@/lib/session/insights/due-hint";
import { diagnosisOf } from "@/lib/session/insights/run-diagnosis";
import { fold } from "@/lib/session/log/apply";
import type { EventBody, Millis, ParticipantId, TestResult } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";
import { madeToFit } from "./moves";
import type { Judged, RehearsedRun } from "./rehearsed-run";
import type { OwnRun, Sight, Student } from "./student";

/** One round of one class. `trained`: the outcome of a run with these settings on the class's examples. */
export type RoundPlay = {
  readonly plan: Plan;
  readonly round: number;
  readonly challenge: Challenge;
  readonly students: number;
  readonly student: Student;
  readonly random: Random;
  readonly roundSeed: number;
  trained(settings: Settings): Promise<RehearsedRun>;
};

const SECOND: Millis = 1_000;
const READING = { least: 20 * SECOND, most: 60 * SECOND };
const THINKING = { least: 90 * SECOND, most: 180 * SECOND };
const RUN: Millis = 10 * SECOND;
/** A round without a time limit is closed after so many minutes. */
const OPEN_END = 10;
const DEVICE = { backend: "simd", name: "WebAssembly SIMD" };

/** The session after the round, with its test open. */
export async function playRound(play: RoundPlay): Promise<Session> {
  const { plan, round, challenge, students, random, roundSeed } = play;
  const planned = plan.rounds[round]!;
  const deadline = (planned.minutes ?? OPEN_END) * 60 * SECOND;
  const judgedRuns = new Map<string, RehearsedRun>();
  let session = fold([{ type: "session-created", title: "", rules: TODAYS_RULES, plan, seq: 0, at: 0 }]);

  const apply = (bodies: readonly EventBody[], at: Millis) => {
    session = fold(
      bodies.map((body, index) => ({ ...body, seq: session.seq + 1 + index, at })),
      session,
    );
  };
  const carryOut = (
    command: ParticipantCommand | HostCommand | SystemCommand,
    actor: Actor,
    at: Millis,
  ): void => {
    const exerciseOf = (id: string) => (id === challenge.id ? challenge : null);
    const decision = decide(session, command, {
      actor,
      now: at,
      seed: roundSeed,
      maxParticipants: students,
      exerciseOf,
      // All of them are called Student, and a number.
      isDoubtful: () => false,
    });
    if (!decision.ok) throw new Error(`${command.type}: ${decision.problem.code}`);
    apply(decision.events, at);
  };

  for (let student = 0; student < students; student++)
    carryOut({ type: "join", nickname: `Student ${student + 1}` }, { kind: "system" }, 0);
  const everyone = session.participants.map(({ id }) => id);
  carryOut({ type: "presence", connected: everyone, disconnected: [] }, { kind: "system" }, 0);
  carryOut({ type: "start-round", round }, { kind: "host" }, 0);

  const due = new Agenda();
  const begin = async (id: ParticipantId, at: Millis): Promise<void> => {
    const used = session.participants[id]!.runs.length;
    if (at + RUN > deadline || used >= (planned.runLimit ?? Number.POSITIVE_INFINITY)) return;
    const sight = sightOf(session, round, id, challenge);
    const wanted = play.student(sight, random);
    const chosen = wanted && madeToFit(wanted, sight);
    if (!chosen) return;
    // Diagnoses are kept by network: no two runs may share the object.
    const settings = structuredClone(chosen);
    const outcome = await play.trained(settings);
    const run = session.participants[id]!.runs.length;
    const self = { kind: "participant", participant: id } as const;
    carryOut({ type: "start-run", run, round, ...settings, device: DEVICE }, self, at);
    judgedRuns.set(`${id} ${run}`, outcome);
    due.add(at + RUN, (now) => {
      for (const { from, points } of reports(outcome.curve))
        carryOut({ type: "report-points", run, from, points }, self, now);
      carryOut({ type: "end-run", run, reason: outcome.reason }, self, now);
      const judged = countedOf(planned, outcome);
      if (judged) {
        const { step, validation } = judged;
        const verdict = { step, validation, agrees: true, climbs: true };
        carryOut({ type: "score-run", participant: id, run, verdict }, { kind: "system" }, now);
      }
      due.add(now + between(THINKING, random), (then) => begin(id, then));
    });
  };
  for (const id of everyone) due.add(between(READING, random), (at) => begin(id, at));
  await due.workThrough();

  carryOut({ type: "close-round", round }, { kind: "host" }, deadline);
  const results = testResults(session, round, judgedRuns);
  carryOut({ type: "open-test", round, results }, { kind: "system" }, deadline);
  return session;
}

/** What has been put off, in the order of time. */
export class Agenda {
  private waiting: { readonly at: Millis; readonly act: (at: Millis) => void | Promise<void> }[] = [];

  add(at: Millis, act: (at: Millis) => void | Promise<void>): void {
    this.waiting.push({ at, act });
  }

  async workThrough(): Promise<void> {
    while (this.waiting.length > 0) {
      const next = this.waiting.reduce((first, other) => (other.at < first.at ? other : first));
      this.waiting.splice(this.waiting.indexOf(next), 1);
      await next.act(next.at);
    }
  }
}

function between({ least, most }: { readonly least: Millis; readonly most: Millis }, random: Random): Millis {
  return Math.round(least + (most - least) * random());
}

/** A curve in as many reports as a page would send. */
function reports(curve: Curve): { readonly from: number; readonly points: Curve }[] {
  const count = Math.ceil(lengthOf(curve) / MAX_POINTS_PER_REPORT);
  return Array.from({ length: count }, (_, part) => {
    const from = part * MAX_POINTS_PER_REPORT;
    const to = Math.min(lengthOf(curve), from + MAX_POINTS_PER_REPORT);
    const indices = Array.from({ length: to - from }, (_, index) => from + index);
    return { from, points: pick(curve, indices) };
  });
}

/** What a student knows now. */
export function sightOf(session: Session, round: number, id: ParticipantId, challenge: Challenge): Sight {
  const planned = session.plan.rounds[round]!;
  const runs = session.participants[id]!.runs.filter((run) => run.round === round);
  const own = runs.map(
    (run): OwnRun => ({
      settings: settingsOf(run),
      score: scoreOf(run),
      diagnosis: diagnosisOf(session, run, challenge.task),
      lowestAt: lowestAt(run.curve),
    }),
  );
  const leader = leaderboard(session, round).at(0);
  return {
    round: planned,
    challenge,
    own,
    leader: leader && leader.participant.id !== id ? settingsOf(leader.run) : null,
    hint: dueHint(session, round, runs, () => own),
  };
}

function settingsOf({ network, hyperparameters }: Run): Settings {
  return { network, hyperparameters };
}

/** The weights that a run is judged by; null where it has none that count. */
function countedOf({ ranksBy }: PlannedRound, run: RehearsedRun | undefined): Judged | null {
  if (!run) return null;
  if (ranksBy === "best-epoch") return run.best;
  return run.reason === "finished" ? run.final : null;
}

/** The referee's results on the sealed test: of each student's best run, with the places that chance cannot have swapped. */
function testResults(
  session: Session,
  round: number,
  judgedRuns: ReadonlyMap<string, RehearsedRun>,
): TestResult[] {
  const tested = leaderboard(session, round).flatMap(({ participant, run }) => {
    const judged: Judged | null = countedOf(
      session.plan.rounds[round]!,
      judgedRuns.get(`${participant.id} ${run.number}`),
    );
    return judged ? [{ participant: participant.id, run: run.number, judged }] : [];
  });
  const ranks = testPlaces(tested.map(({ judged }) => judged.testLosses));
  return tested.map(({ participant, run, judged }, index) => ({
    participant,
    run,
    test: judged.test,
    rank: ranks[index]!,
  }));
}

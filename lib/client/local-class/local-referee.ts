import { climbsLadder } from "@/lib/learning/curves/significance";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { scoreRules } from "@/lib/learning/training/score-rules";
import type { Checkpoint } from "@/lib/protocol/checkpoint";
import { bestRun, isSetAside } from "@/lib/session/board/leaderboard";
import type { DecideContext } from "@/lib/session/decide/decision";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId, RunNumber, TestResult } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import { agreesWithReport, type Findings, runToScore, verdictOf } from "@/lib/session/room/verdict";
import type { JudgedSpec } from "@/lib/trainer/lens/judge";
import type { Judge } from "./judge";
import type { JudgedNetwork } from "./judge-worker";
import type { LocalClass } from "./local-class";

const SYSTEM = { kind: "system" } as const;
const HOST = { kind: "host" } as const;

export type LocalRefereePorts = {
  readonly of: LocalClass;
  readonly judge: Pick<Judge, "judge">;
  readonly exerciseOf: DecideContext["exerciseOf"];
  /** Whose networks it checks: there is one reader on a page. */
  readonly participant: ParticipantId;
};

/** A result on the test, without its place. */
export type Tested = Omit<TestResult, "rank">;

/**
 * Takes the place of the server's referee for the reader of a local class: computes the score of each network again from its weights, by the same
 * functions. What others have found in such a class has been recorded.
 */
export type LocalReferee = {
  /** Checks a network, as `putCheckpoint` has the server do: null when its score is in the log, else why not. */
  put(checkpoint: Checkpoint): Promise<ProblemCode | null>;
  /** The weights that the reader's best run of its round counts by; null of any other. */
  get(run: RunNumber): Promise<Float32Array | null>;
  /** Closes a round and opens its test: the reader's network on the test split, beside `others`. Null when that is done, else why not. */
  openTest(round: number, others: readonly Tested[]): Promise<ProblemCode | null>;
};

type Kept = Checkpoint & { readonly losses: Float64Array };

export function createLocalReferee({ of, judge, exerciseOf, participant }: LocalRefereePorts): LocalReferee {
  /** The networks that have been checked, by run: what a Ladder compares the next with, and what the test is taken with. */
  const checked = new Map<RunNumber, Kept>();
  const session = () => of.store.getState();

  const specOf = ({ round, network, hyperparameters }: Run): JudgedSpec | null => {
    const { plan, rules } = session();
    const exercise = exerciseOf(plan.rounds[round]?.challenge ?? "");
    if (!exercise) return null;
    const { task, featureShape } = exercise;
    return { network, hyperparameters, task, featureShape, floor: scoreRules(rules).floor };
  };

  const best = (round: number): Run | null => {
    const runs = session().participants[participant]?.runs ?? [];
    return bestRun(runs.filter((run) => run.round === round && run.verdict && !isSetAside(run)));
  };

  const climbs = (run: Run, ranked: JudgedNetwork): boolean => {
    const before = best(run.round);
    if (!before || before.number === run.number || !session().plan.rounds[run.round]!.ladder) return true;
    const known = checked.get(before.number);
    return !known || climbsLadder(ranked.losses, known.losses);
  };

  return {
    async put({ run: number, step, weights }) {
      const sent = { participant, run: number, step };
      const run = runToScore(session(), sent, exerciseOf);
      if (typeof run === "string") return run;
      const spec = specOf(run);
      if (!spec || !fits(spec, weights)) return "not-a-checkpoint";
      const validation = await judge.judge("validation", spec, weights);
      const train = run.ranking.on === "train" ? await judge.judge("train", spec, weights) : null;
      if (!validation || (run.ranking.on === "train" && !train)) return "not-a-checkpoint";
      const now = runToScore(session(), sent, exerciseOf);
      if (typeof now === "string") return now;
      if (now.verdict) return null;
      const findings: Findings<JudgedNetwork> = { validation, train };
      const ranked = train ?? validation;
      const agrees = agreesWithReport(now, findings);
      const verdict = verdictOf(step, findings, { agrees, climbs: !agrees || climbs(now, ranked) });
      checked.set(number, { run: number, step, weights, losses: ranked.losses });
      const said = of.ask(SYSTEM, { type: "score-run", participant, run: number, verdict });
      return said.ok ? null : said.problem.code;
    },
    async get(run) {
      const round = session().participants[participant]?.runs[run]?.round;
      return round !== undefined && best(round)?.number === run ? (checked.get(run)?.weights ?? null) : null;
    },
    async openTest(round, others) {
      const closed = of.ask(HOST, { type: "close-round", round });
      if (!closed.ok) return closed.problem.code;
      const run = best(round);
      const kept = run && checked.get(run.number);
      const spec = run && specOf(run);
      const found = kept && spec ? await judge.judge("test", spec, kept.weights) : null;
      const own: Tested[] =
        found && run && !found.overflown ? [{ participant, run: run.number, test: found.evaluation }] : [];
      const opened = of.ask(SYSTEM, { type: "open-test", round, results: placed([...own, ...others]) });
      return opened.ok ? null : opened.problem.code;
    },
  };
}

function fits({ network, featureShape, task }: JudgedSpec, weights: Float32Array): boolean {
  const expected = parameterCount(planNetwork(network, featureShape, task));
  return weights.length === expected && weights.every(Number.isFinite);
}

/**
 * Places by score alone: 1 + how many have a better one, as it is shown. Of recorded networks nobody has the loss on each example, by which a
 * class's referee tells what is too close to call.
 */
function placed(results: readonly Tested[]): TestResult[] {
  const shown = ({ test }: Tested) => Math.round(10 * test.score);
  return results
    .map((result) => ({
      ...result,
      rank: 1 + results.filter((other) => shown(other) > shown(result)).length,
    }))
    .sort((one, other) => one.rank - other.rank || one.participant - other.participant);
}

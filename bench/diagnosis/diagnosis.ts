import { findChallenge } from "@/lib/challenges/catalogue";
import { type Agreement, agreementIn } from "@/lib/rehearsal/diagnosis-agreement";
import { freshRound, sweptRound } from "@/lib/rehearsal/fresh-rounds";
import { type HintGain, hintGainsIn } from "@/lib/rehearsal/hint-gains";

/** How well the diagnosis agrees with retraining. Shares (0–1) of the runs; see `Agreement`. */
export type DiagnosisReport = {
  /** Beside the class's other runs, over all fresh rounds. */
  readonly diagnosis_agreement: number;
  readonly diagnosis_agreement_without_rates: number;
  readonly diagnosis_agreement_alone: number;
  readonly diagnosis_agreement_within_ten: number;
  readonly runs: number;
  /** By challenge and epochs. */
  readonly r1_rate_told_right: Readonly<Record<string, number>>;
  readonly r1_rate_told_right_in_a_lab: Readonly<Record<string, number>>;
  /** By hint and by what counts: how many runs got it, whose score rose by more than noise, and whose fell. */
  readonly hints: Readonly<
    Record<string, { readonly runs: number; readonly raised: number; readonly lowered: number }>
  >;
};

/** Rounds that the diagnosis was never tuned on. Development uses others: any seed below. */
const FIRST_SEED = 500_000;
const RUNS_A_ROUND = 7;
const CHALLENGES = [
  ...["two-spirals", "moons", "circles", "xor", "clusters", "noisy-curve"],
  ...["two-spirals", "moons", "circles", "xor", "clusters", "noisy-curve"],
  ...["glasses-or-rings", "mislabelled-drawings", "dinosaurs", "arabic-words"],
];
const ROUNDS = 3 * CHALLENGES.length;

/** What a first round may be, with its epochs. */
const FIRST_ROUNDS: readonly (readonly [string, number])[] = [
  ...(["circles", "xor"] as const).flatMap((id) => [15, 25, 40].map((epochs) => [id, epochs] as const)),
  ["two-spirals", 200],
];
const DATA_SEEDS = 8;
/** Fourteen others, three runs each. */
const CLASS_RUNS = 42;

/** Those on which runs also memorise. */
const HINT_CHALLENGES = [
  "noisy-curve",
  "mislabelled-drawings",
  "two-spirals",
  "moons",
  "clusters",
  "circles",
  "xor",
];
const HINT_ROUNDS = 6 * HINT_CHALLENGES.length;
const HINTED_RUNS = 5;
const LEAST_HINTED = 0.003;
/** Points of score: smaller changes are taken for noise. */
const NOISE = 2;

/** `seed`: of the first round. */
export async function benchDiagnosis(
  log: (sentence: string) => void,
  { seed = FIRST_SEED, rounds = ROUNDS, hintRounds = HINT_ROUNDS } = {},
): Promise<DiagnosisReport> {
  const fresh: Agreement[] = [];
  for (let index = 0; index < rounds; index++) {
    const id = CHALLENGES[index % CHALLENGES.length]!;
    fresh.push(await agreementIn(freshRound(challengeOf(id), seed + index, RUNS_A_ROUND)));
    log(`Round ${index + 1} of ${rounds} (${id}): ${shares(fresh)}`);
  }
  const desk: Record<string, number> = {};
  const lab: Record<string, number> = {};
  for (const [id, epochs] of FIRST_ROUNDS) {
    const found: Agreement[] = [];
    for (let index = 0; index < DATA_SEEDS; index++)
      found.push(await agreementIn(sweptRound(challengeOf(id), epochs, seed + index, CLASS_RUNS)));
    desk[`${id}, ${epochs}`] = share(found, "beside");
    lab[`${id}, ${epochs}`] = share(found, "beside_without_rates");
    log(`Sweeps of ${id}, ${epochs} epochs: ${shares(found)}`);
  }
  const gains: HintGain[] = [];
  for (let index = 0; index < hintRounds; index++) {
    const id = HINT_CHALLENGES[index % HINT_CHALLENGES.length]!;
    gains.push(
      ...(await hintGainsIn(freshRound(challengeOf(id), seed + 10_000 + index, HINTED_RUNS), LEAST_HINTED)),
    );
    log(`Hints, round ${index + 1} of ${hintRounds} (${id}): ${gains.length} followed`);
  }
  return {
    diagnosis_agreement: share(fresh, "beside"),
    diagnosis_agreement_without_rates: share(fresh, "beside_without_rates"),
    diagnosis_agreement_alone: share(fresh, "alone"),
    diagnosis_agreement_within_ten: share(fresh, "beside_within_ten"),
    runs: fresh.reduce((sum, { runs }) => sum + runs, 0),
    r1_rate_told_right: desk,
    r1_rate_told_right_in_a_lab: lab,
    hints: hintTable(gains),
  };
}

function hintTable(gains: readonly HintGain[]): DiagnosisReport["hints"] {
  const names = [...new Set(gains.map(({ key, ranksBy }) => `${key}, ${ranksBy}`))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const own = gains.filter(({ key, ranksBy }) => `${key}, ${ranksBy}` === name);
      const raised = own.filter(({ gain }) => gain > NOISE).length;
      return [name, { runs: own.length, raised, lowered: own.filter(({ gain }) => gain < -NOISE).length }];
    }),
  );
}

function share(found: readonly Agreement[], what: Exclude<keyof Agreement, "runs">): number {
  const sum = (key: keyof Agreement) => found.reduce((total, agreement) => total + agreement[key], 0);
  return sum(what) / sum("runs");
}

function shares(found: readonly Agreement[]): string {
  return (["beside", "beside_without_rates", "alone", "beside_within_ten"] as const)
    .map((what) => `${what} ${(100 * share(found, what)).toFixed(1)} %`)
    .join(", ");
}

function challengeOf(id: string) {
  const challenge = findChallenge(id);
  if (!challenge) throw new Error(`There is no challenge ${id}.`);
  return challenge;
}

/** The report as text. */
export function readableDiagnosis(report: DiagnosisReport): string {
  return Object.entries(report)
    .map(([name, value]) => `${name}: ${typeof value === "number" ? value : JSON.stringify(value)}`)
    .join("\n");
}

import { formatScore } from "@/lib/learning/numbers/format";
import type { Expectations } from "@/lib/session/insights/expectations";

/** A sentence about a rehearsed round: a key of `teach.plan.rehearsal.told`, and the values in it. */
type ExpectationSentence = {
  readonly key: "runs" | "scores" | "rates" | "sizes" | "trouble" | "test" | "took";
  readonly values: Readonly<Record<string, string | number>>;
};

/** What classes saw in a round, in the order in which a class would see it. Of settings that the round locks, there is nothing to say. */
export function expectationSentences(expectations: Expectations): ExpectationSentence[] {
  const { classes, students, runsEach, scores, uOfRates, largerLose, test, took } = expectations;
  const said: (ExpectationSentence | null)[] = [
    { key: "runs", values: { classes, students, runs: runsEach } },
    scores && {
      key: "scores",
      values: {
        lowest: formatScore(scores.lowest),
        median: formatScore(scores.median),
        highest: formatScore(scores.highest),
      },
    },
    uOfRates === null ? null : { key: "rates", values: { held: uOfRates, classes } },
    largerLose === null ? null : { key: "sizes", values: { held: largerLose, classes } },
    {
      key: "trouble",
      values: { diverged: percent(expectations.diverged), overfitting: percent(expectations.overfitting) },
    },
    test && {
      key: "test",
      values: { held: test.leaderStays, classes: test.classes, places: test.fall },
    },
    took && {
      key: "took",
      values: {
        median: seconds(took.median),
        most: seconds(took.most95),
        slowest: seconds(took.slowest),
      },
    },
  ];
  return said.filter((sentence) => sentence !== null);
}

/** A share as whole percents; never rounded to nothing, nor to all. */
function percent(share: number): string {
  const rounded = Math.round(100 * share);
  if (rounded === 0 && share > 0) return "<1";
  return rounded === 100 && share < 1 ? ">99" : String(rounded);
}

/** Milliseconds as seconds with two digits, or whole ones from ten up. */
function seconds(milliseconds: number): string {
  const value = milliseconds / 1_000;
  if (value < 0.01) return "<0.01";
  return value < 1 ? value.toFixed(2) : value < 9.95 ? value.toFixed(1) : value.toFixed(0);
}

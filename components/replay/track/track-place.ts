import { formatScore } from "@/lib/learning/numbers/format";
import type { BestScores } from "@/lib/session/insights/leads";
import type { Millis } from "@/lib/session/log/events";
import type { Moment } from "../moment";

/** The index of the moment nearest to a time, at most `reach` away; the later of equals. Null if there is none. `moments`: in order. */
export function nearestMoment(moments: readonly Moment[], at: Millis, reach: Millis): number | null {
  let found: number | null = null;
  let least = reach;
  for (const [index, moment] of moments.entries()) {
    const distance = Math.abs(moment.at - at);
    if (distance > least) continue;
    least = distance;
    found = index;
  }
  return found;
}

/** The best score of the round at a time, as boards write it; null between rounds and before anybody has one. */
export function bestAt(best: readonly BestScores[], at: Millis): string | null {
  const round = best.find(({ from, to }) => at >= from && at <= to);
  const step = round?.steps.findLast((one) => one.at <= at);
  return step ? formatScore(step.score) : null;
}

/** The outline of a round's best score in a box of this size: an area of steps from the bottom, over the time of its round. Null without a score. */
export function areaOf(
  { to, steps }: BestScores,
  { width, height, duration }: { readonly width: number; readonly height: number; readonly duration: Millis },
): string | null {
  const [first] = steps;
  if (!first) return null;
  const x = (time: Millis) => ((width * time) / duration).toFixed(2);
  const y = (score: number) => (height - (height * Math.min(100, Math.max(0, score))) / 100).toFixed(2);
  const stairs = steps.map(({ at, score }) => `H${x(at)}V${y(score)}`).join("");
  return `M${x(first.at)} ${height}${stairs}H${x(to)}V${height}Z`;
}

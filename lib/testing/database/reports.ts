import { type Curve, rounded } from "@/lib/learning/curves/curve";
import { createRandom } from "@/lib/learning/numbers/random";
import type { EventOf } from "@/lib/session/log/events";

type Many = {
  /** The seq of the first report. */
  readonly from: number;
  readonly rows: number;
  readonly reportsARow: number;
  readonly pointsAReport: number;
  /** Time between two rows, in milliseconds. */
  readonly every?: number;
  /** After this many points a student begins another run. */
  readonly pointsARun?: number;
};

/** Reports as a class sends them, in the stretches in which a journal stores them: students take turns, with noisy falling curves. */
export function manyReports(many: Many): EventOf<"points-reported">[][] {
  const { from, rows, reportsARow, pointsAReport, every = 250, pointsARun = Number.POSITIVE_INFINITY } = many;
  const random = createRandom(from);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: reportsARow }, (_, participant) => {
      const first = (row * pointsAReport) % pointsARun;
      const indices = Array.from({ length: pointsAReport }, (_, index) => first + index);
      const column = (value: (index: number) => number) =>
        indices.map((index) => rounded(value(index) * (1 + random() / 10)));
      const loss = column((index) => 1 / (index + 1.7));
      const score = column((index) => 90 - 80 / (index + 1.7));
      const points: Curve = {
        step: indices.map((index) => 16 * index),
        epoch: indices.map((index) => rounded(index / 8)),
        trainLoss: loss,
        validationLoss: column((index) => 1.1 / (index + 1.7)),
        trainScore: score,
        validationScore: column((index) => 89 - 80 / (index + 1.7)),
        trainMetric: score.map((value) => rounded(value / 100)),
        validationMetric: score.map((value) => rounded(value / 101)),
      };
      return {
        type: "points-reported",
        seq: from + row * reportsARow + participant,
        at: 1_000 + row * every,
        participant,
        run: Math.floor((row * pointsAReport) / pointsARun),
        from: first,
        to: first + pointsAReport,
        points,
      };
    }),
  );
}

import { CURVE_COLUMNS, type Curve, curveOf, rounded } from "@/lib/learning/curves/curve";
import type { ParticipantCommand } from "@/lib/session/decide/commands";

/** Points in one report: at four reports per second, a run of 600 points lasts 75 seconds. */
export const POINTS_A_REPORT = 2;

export const START_RUN = {
  type: "start-run",
  run: 0,
  round: 0,
  network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
  hyperparameters: { learningRate: 0.03, optimiser: "adam", batchSize: 1, epochs: 150, weightDecay: 0 },
  device: { backend: "simd", name: "" },
} as const satisfies ParticipantCommand;

/** A realistic report of a run: noisy losses that fall ever more slowly, with matching scores. */
export function reportOf(
  student: number,
  from: number,
): Extract<ParticipantCommand, { type: "report-points" }> {
  return { type: "report-points", run: 0, from, points: pointsOf(student, from) };
}

function pointsOf(student: number, from: number): Curve {
  const pace = 60 + (student % 7) * 40;
  const points = Array.from({ length: POINTS_A_REPORT }, (_, offset) => {
    const index = from + offset;
    const learnt = Math.exp(-index / pace);
    const loss = (floor: number) => floor + 0.65 * learnt + 0.03 * Math.random() * (0.3 + learnt);
    const trainLoss = loss(0.05);
    const validationLoss = loss(0.08);
    const point = {
      step: 10 * (index + 1),
      epoch: (10 * (index + 1)) / 200,
      trainLoss,
      validationLoss,
      trainScore: 100 * Math.max(0, 1 - trainLoss / Math.LN2),
      validationScore: 100 * Math.max(0, 1 - validationLoss / Math.LN2),
      trainMetric: 1 - trainLoss / 2,
      validationMetric: 1 - validationLoss / 2,
    };
    for (const column of CURVE_COLUMNS) if (column !== "step") point[column] = rounded(point[column]);
    return point;
  });
  return curveOf(points);
}

import type { Extent } from "@/components/charts/examples/example-space";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { Session } from "@/lib/session/log/session";
import type { CollageLine } from "./collage-picture";

/** Losses are drawn on a log scale over this many powers of ten. */
const DECADES = 2;

/** Fitted curves over the range of the inputs. `outputs`: of each network, at evenly spaced inputs; `up`: the range of the targets. */
export function fittedLines(outputs: readonly Float32Array[], up: Extent): CollageLine[] {
  return outputs.map((values) =>
    Array.from(
      values,
      (value, index) => [index / (values.length - 1), (value - up.low) / (up.high - up.low)] as const,
    ),
  );
}

/** Validation losses of everyone's best run of a round over its epochs, each over its whole length, on a log scale from the highest first loss down. */
export function lossLines(session: Session, round: number): CollageLine[] {
  const curves = leaderboard(session, round).map(({ run }) => run.curve);
  const top = Math.max(...curves.map(({ validationLoss }) => validationLoss[0] ?? 0));
  return curves.flatMap(({ epoch, validationLoss }): CollageLine[] => {
    const last = epoch.at(-1) ?? 0;
    if (!(last > 0 && top > 0)) return [];
    return [
      validationLoss.flatMap((loss, index) => {
        const y = 0.95 + Math.log10(loss / top) / DECADES;
        return Number.isFinite(y) ? [[epoch[index]! / last, y] as const] : [];
      }),
    ];
  });
}

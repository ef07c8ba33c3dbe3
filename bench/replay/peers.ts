import { gzipSync } from "node:zlib";
import { CURVE_COLUMNS } from "@/lib/learning/curves/curve";
import type { EventOf } from "@/lib/session/log/events";

/** The bytes of a gzipped file with a line of JSON for each point. */
export function bytesAsLines(reports: readonly EventOf<"points-reported">[]): number {
  const lines = reports.flatMap(({ participant, run, at, points }) =>
    points.step.map((_, index) => {
      const measured = Object.fromEntries(CURVE_COLUMNS.map((column) => [column, points[column][index]]));
      return JSON.stringify({ at, participant, run, ...measured });
    }),
  );
  return gzipSync(lines.join("\n")).length;
}

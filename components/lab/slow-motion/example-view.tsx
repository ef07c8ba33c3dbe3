"use client";

import type { PixelInks } from "@/components/charts/pixel-inks";
import { PixelPicture } from "@/components/charts/pixel-picture";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { StepTrace } from "@/lib/learning/step-trace";
import { ExamplePlane } from "./example-plane";

/** The example that is looked at, as one sees it elsewhere: its place among the batch's, or its picture. Nothing for a row of a table. */
export function ExampleView({
  challenge: { view, featureShape },
  trace,
  row,
  inks,
  label,
  onRow,
}: {
  challenge: ChallengeInfo;
  trace: StepTrace;
  row: number;
  inks: PixelInks | null;
  label: string;
  onRow: (row: number) => void;
}) {
  if (view === "plane" || view === "curve")
    return <ExamplePlane {...{ trace, row, label, onRow }} isCurve={view === "curve"} />;
  if (view !== "pictures") return null;
  const [rows, columns] = featureShape;
  const size = trace.input.shown.length;
  return (
    <PixelPicture
      pixels={trace.input.values.subarray(row * size, (row + 1) * size)}
      {...{ rows, columns, inks, label }}
      scale={1}
      inSigns={false}
      className="size-28 shrink-0"
    />
  );
}

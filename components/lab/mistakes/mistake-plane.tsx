"use client";

import { useCallback, useMemo } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/chart-canvas";
import { drawPoints } from "@/components/charts/draw-surface";
import { planeExtent } from "@/components/charts/example-space";
import type { Mistake } from "@/lib/learning/mistakes";
import type { Split } from "@/lib/learning/split";

/** Points that are guessed wrong, ringed, each with a line to the nearest one of its class that the network has learnt. */
export function MistakePlane({
  shown,
  train,
  validation,
  label,
}: {
  shown: readonly Mistake[];
  train: Split;
  validation: Split;
  label: string;
}) {
  const extent = useMemo(() => planeExtent([train, validation]), [train, validation]);
  const draw = useCallback<DrawChart>(
    (context, { width, height }, palette) => {
      const size = Math.min(width, height);
      context.translate((width - size) / 2, (height - size) / 2);
      const look = { colours: palette.classes, edge: palette.surface };
      const radius = Math.max(2, size / 130);
      context.globalAlpha = 0.45;
      drawPoints(context, size, extent, train, { ...look, filled: true, radius });
      context.globalAlpha = 1;
      drawPoints(context, size, extent, validation, { ...look, filled: false, radius: radius * 0.8 });
      const scale = size / (extent.high - extent.low);
      const place = ({ features }: Split, example: number) =>
        [
          (features[2 * example] - extent.low) * scale,
          (extent.high - features[2 * example + 1]) * scale,
        ] as const;
      context.strokeStyle = palette.danger;
      context.lineWidth = 1.5;
      for (const { example, known } of shown) {
        const from = place(validation, example);
        context.beginPath();
        context.arc(...from, 3 * radius, 0, 2 * Math.PI);
        context.stroke();
        if (known === null) continue;
        context.beginPath();
        context.moveTo(...from);
        context.lineTo(...place(train, known.example));
        context.stroke();
      }
    },
    [shown, train, validation, extent],
  );
  return <ChartCanvas draw={draw} label={label} className="min-h-56 w-full flex-1" />;
}

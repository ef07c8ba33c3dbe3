"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { ClassMark, traceShape } from "@/components/charts/axes/class-shapes";
import { planeExtent } from "@/components/charts/examples/example-space";
import type { ClassMisses } from "@/lib/learning/examples/class-misses";
import type { Split } from "@/lib/learning/examples/split";

/** The share of networks, in halves, from which a ring is drawn as strongly as its points are missed. */
const RING = 2.4;

/** The points on their plane: the more networks get one wrong, the larger it is and the stronger its ring; those that nobody misses are faint. */
export function MissPlane({
  misses: { wrong, networks },
  asked,
  label,
}: {
  misses: ClassMisses;
  asked: Split;
  label: string;
}) {
  const extent = useMemo(() => planeExtent([asked]), [asked]);
  const draw = useCallback<DrawChart>(
    (context, { width, height }, palette) => {
      const size = Math.min(width, height);
      context.translate((width - size) / 2, (height - size) / 2);
      const scale = size / (extent.high - extent.low);
      const radius = Math.max(2, size / 170);
      const order = [...wrong.keys()].sort((one, other) => wrong[one]! - wrong[other]!);
      for (const example of order) {
        const x = (asked.features[2 * example]! - extent.low) * scale;
        const y = (extent.high - asked.features[2 * example + 1]!) * scale;
        const share = networks === 0 ? 0 : wrong[example]! / networks;
        const truth = asked.labels[example]!;
        context.fillStyle = palette.classes[truth % palette.classes.length]!;
        context.globalAlpha = share === 0 ? 0.35 : 1;
        traceShape(context, truth, x, y, radius * (1 + share));
        context.fill();
        if (share === 0) continue;
        context.strokeStyle = palette.danger;
        context.lineWidth = ringWidth(share, radius);
        context.globalAlpha = 0.25 + 0.75 * share;
        context.beginPath();
        context.arc(x, y, radius * RING, 0, 2 * Math.PI);
        context.stroke();
      }
      context.globalAlpha = 1;
      context.strokeStyle = palette.line;
      context.lineWidth = 2;
      context.beginPath();
      context.roundRect(1, 1, size - 2, size - 2, 8);
      context.stroke();
    },
    [wrong, networks, asked, extent],
  );
  return <ChartCanvas draw={draw} label={label} className="size-full" />;
}

function ringWidth(share: number, radius: number): number {
  return radius * (0.25 + 0.95 * share);
}

/** What the marks and the rings mean. */
export function MissLegend({ classes, networks }: { classes: readonly string[]; networks: number }) {
  const t = useTranslations("class-pictures.misses.ring");
  const shares = [
    [1 / networks, t("one")],
    [0.5, t("half")],
    [1, t("all", { networks })],
  ] as const;
  return (
    <>
      {classes.map((name, label) => (
        <span key={name} className="flex items-center gap-1.5">
          <ClassMark label={label} />
          <span>{name}</span>
        </span>
      ))}
      <span>{t("by")}</span>
      {shares.map(([share, name]) => (
        <span key={name} className="flex items-center gap-1.5">
          <svg viewBox="0 0 16 16" className="size-[1.1em] text-danger" aria-hidden="true">
            <circle
              cx="8"
              cy="8"
              r="6"
              fill="none"
              stroke="currentColor"
              strokeWidth={ringWidth(share, 2.5)}
              strokeOpacity={0.25 + 0.75 * share}
            />
          </svg>
          <span>{name}</span>
        </span>
      ))}
    </>
  );
}

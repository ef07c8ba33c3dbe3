import { Chart, LinearScale, LineController, LineElement, PointElement } from "chart.js";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { Line, LineChart, XAxis, YAxis } from "recharts";
import { reportOf } from "@/bench/fanout/points";
import { RAMP_STOPS } from "@/components/charts/axes/run-colour";
import { type CurveSeries, CurvesChart } from "@/components/charts/curves/curves-chart";
import { append, type Curve, EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { ChartName } from "./names";

Chart.register(LineController, LineElement, PointElement, LinearScale);

const STUDENTS = 300;
const POINTS = 600;
/** Updates of which there is data: each has one report more than the one before. */
export const UPDATES = 6;
const SIZE = { width: 848, height: 528 };

type Row = Record<string, number>;
type Dataset = { data: { x: number; y: number }[]; borderWidth: number; pointRadius: number };

/** The same curves in the form that each chart takes. */
type ChartData = {
  readonly series: readonly CurveSeries[];
  readonly rows: readonly Row[];
  readonly datasets: readonly Dataset[];
};

/** The data of every update. Takes a second or two. */
export function chartData(): ChartData[] {
  const curves = Array.from({ length: STUDENTS }, (_, student) => {
    const grown: Curve[] = [];
    let curve = EMPTY_CURVE;
    for (let from = 0; grown.length < UPDATES; ) {
      const { points } = reportOf(student, from);
      from += points.step.length;
      curve = append(curve, points);
      if (from >= POINTS) grown.push(curve);
    }
    return grown;
  });
  return Array.from({ length: UPDATES }, (_, update) => {
    const now = curves.map((grown) => grown[update]!);
    return {
      series: now.map((curve, student) => ({
        ...{ id: String(student), label: `Student ${student}`, curve },
        ...{ role: "validation", emphasis: "quiet" },
        run: {
          colour: { ramp: (student % (10 * RAMP_STOPS.length)) / (10 * RAMP_STOPS.length) },
          ...{ diverged: false, readout: () => "", cells: () => [] },
        },
      })) as readonly CurveSeries[],
      rows: now[0]!.epoch.map((epoch, at): Row => {
        const row: Row = { epoch };
        now.forEach((curve, student) => {
          row[student] = curve.validationLoss[at]!;
        });
        return row;
      }),
      datasets: now.map((curve) => ({
        data: curve.epoch.map((x, at) => ({ x, y: curve.validationLoss[at]! })),
        ...{ borderWidth: 1, pointRadius: 0 },
      })),
    };
  });
}

/** One of the charts with the data of one update, without animations, marks and what else would cost a peer time. */
export function chartOf(name: ChartName, data: ChartData): ReactNode {
  switch (name) {
    case "ours":
      return (
        <div style={SIZE}>
          <CurvesChart series={data.series} yLabel="Loss" xLabel="Epoch" summary="" />
        </div>
      );
    case "recharts":
      return (
        <LineChart {...SIZE} data={data.rows as Row[]}>
          <XAxis type="number" dataKey="epoch" />
          <YAxis />
          {Array.from({ length: STUDENTS }, (_, student) => (
            <Line
              // biome-ignore lint/suspicious/noArrayIndexKey: a student is their place
              key={student}
              dataKey={String(student)}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      );
    case "chartjs":
      return <ChartJs datasets={data.datasets} />;
  }
}

function ChartJs({ datasets }: { datasets: readonly Dataset[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Chart<"line", { x: number; y: number }[]> | null>(null);
  useEffect(() => {
    const data = { datasets: [...datasets] };
    if (chart.current === null)
      chart.current = new Chart(canvas.current!, {
        ...{ type: "line", data },
        options: {
          ...{ animation: false, parsing: false, normalized: true, responsive: false, events: [] },
          scales: { x: { type: "linear" }, y: { type: "linear" } },
        },
      });
    else {
      chart.current.data = data;
      chart.current.update("none");
    }
  }, [datasets]);
  useEffect(() => () => chart.current?.destroy(), []);
  return <canvas ref={canvas} {...SIZE} />;
}

import { useEffect, useMemo, useState } from "react";
import { reportOf } from "@/bench/fanout/points";
import { ClassValleyChart } from "@/components/charts/class-valley/class-valley-chart";
import { lossBall, lossTerrain } from "@/components/charts/class-valley/scene";
import { CLASS_VALLEY_SIZE } from "@/lib/learning/training/class-valley";

const BALLS = 300;
/** How often what a class reports arrives. */
const TICK_MS = 250;
const POINTS = 600;
const REACH = { low: -4, high: 4 };

/** A bowl with ridges, as losses of a small network look. */
const TERRAIN = lossTerrain({
  ...{ across: REACH, up: REACH },
  losses: Float64Array.from({ length: CLASS_VALLEY_SIZE ** 2 }, (_, at) => {
    const place = (index: number) => (8 * index) / (CLASS_VALLEY_SIZE - 1) - 4;
    const [x, y] = [place(at % CLASS_VALLEY_SIZE), place(Math.floor(at / CLASS_VALLEY_SIZE))];
    return 0.03 + 0.05 * (x * x + 0.6 * y * y) + 0.04 * Math.sin(3 * x) * Math.cos(2 * y) ** 2;
  }),
})!;

/** Every run's way downhill, and its losses. */
const WAYS = Array.from({ length: BALLS }, (_, run) => {
  const across: number[] = [];
  const up: number[] = [];
  const loss: number[] = [];
  const angle = (2 * Math.PI * run) / BALLS;
  while (loss.length < POINTS) {
    const { points } = reportOf(run, loss.length);
    for (const value of points.trainLoss) {
      const far = 3 * Math.exp(-loss.length / 200);
      across.push(3 - far * Math.cos(angle + loss.length / 90));
      up.push(-1 + far * Math.sin(angle));
      loss.push(value);
    }
  }
  return { across, up, loss };
});

/** The landscape of a class of three hundred, all of them rolling, each with a new place four times a second. `onTick`: called when these arrive. */
export function RollingClass({ onTick }: { onTick: () => void }) {
  const [points, setPoints] = useState(POINTS / 2);
  useEffect(() => {
    const timer = setInterval(() => {
      onTick();
      setPoints((before) => Math.min(POINTS, before + 1));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [onTick]);
  const scene = useMemo(() => {
    const balls = WAYS.map(({ across, up, loss }, index) => {
      const first = <Value,>(values: readonly Value[]) => values.slice(0, points);
      const run = { participant: index, run: 0, done: points / POINTS, end: "none", isLatest: true } as const;
      return lossBall(
        TERRAIN,
        { ...run, across: first(across), up: first(up), loss: first(loss) },
        { id: String(index), colour: { ramp: index / BALLS }, isPointedAt: false, name: null },
        false,
      );
    });
    return { ground: TERRAIN.ground, balls, start: TERRAIN.start, outline: [], axes: null };
  }, [points]);
  return (
    <div style={{ width: 1280, height: 640 }}>
      <ClassValleyChart scene={scene} texts={{ start: "Start", across: "", up: "" }} label="" />
    </div>
  );
}

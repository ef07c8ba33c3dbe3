import type { WeightSnapshot } from "@/lib/learning/training/training";
/** The way that a run's weights have gone, at a few moments of it, evenly spread over its points. */
export type WeightPath = {
  /** Whether the run's next point is to be kept. Called once a point. */
  wants(): boolean;
  add(stop: WeightSnapshot): void;
  stops(): readonly WeightSnapshot[];
};

const MOST_STOPS = 64;
/** Of a large network fewer, but a way has a few places. */
const FEWEST_STOPS = 6;
const MOST_NUMBERS = 1_000_000;

/** Every point at first; whenever there is no more room, every second one is let go, and from then on half as many are kept. */
export function keepWeightPath(parameters: number, before: readonly WeightSnapshot[] = []): WeightPath {
  const most = Math.max(
    FEWEST_STOPS,
    Math.min(MOST_STOPS, Math.floor(MOST_NUMBERS / Math.max(1, parameters))),
  );
  let stops: WeightSnapshot[] = [...before];
  let stride = 1;
  let points = 0;
  return {
    wants: () => points++ % stride === 0,
    add(stop) {
      stops.push(stop);
      if (stops.length < most) return;
      stops = stops.filter((_, index) => index % 2 === 0);
      stride *= 2;
    },
    stops: () => stops,
  };
}

import type { Random } from "@/lib/learning/random";

/** One draw, uniform from `low` to `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

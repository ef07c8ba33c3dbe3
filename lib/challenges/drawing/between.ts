import type { Random } from "@/lib/learning/numbers/random";

/** One draw, uniform from `low` to `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

export const SPEEDS = [1, 2, 4, 8, 16, 32] as const;

/** The next speed up or down; at either end, the same speed. */
export function changedSpeed(speed: number, direction: "faster" | "slower"): number {
  const found =
    direction === "faster"
      ? SPEEDS.find((other) => other > speed)
      : SPEEDS.findLast((other) => other < speed);
  return found ?? speed;
}

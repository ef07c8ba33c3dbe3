import type { Clock } from "@/lib/server/room/clock";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A clock that stands still until a test lets time pass or sets it. */
export function clockByHand(now = new Date("2026-11-28T10:00:00Z")) {
  const time = { wall: now.getTime(), steady: 5_000 };
  const clock: Clock = { wall: () => time.wall, steady: () => time.steady };
  return {
    clock,
    date: () => new Date(time.wall),
    pass(milliseconds: number) {
      time.wall += milliseconds;
      time.steady += milliseconds;
    },
    /** Sets the wall clock forward, or back. */
    set(milliseconds: number) {
      time.wall += milliseconds;
    },
  };
}

export type ClockByHand = ReturnType<typeof clockByHand>;

import { expect, test } from "vitest";
import { ABOVE, BELOW, BESIDE, placeForName, trailOf } from "./draw-valley";

/** 100 × 100 pixels; up is up on the plane. */
const places = { x: (across: number) => across, y: (up: number) => 100 - up };
const plot = { across: { low: 0, high: 100 }, up: { low: 0, high: 100 } };
const stop = (x: number, y: number) => ({ step: 0, x, y, loss: 1, off: 0 });

test("a trail has spots at most 6 pixels apart, from the first stop to the last", () => {
  expect(trailOf([stop(50, 50), stop(50, 62)], places)).toEqual([
    [50, 50],
    [50, 44],
    [50, 38],
  ]);
  expect(trailOf([], places)).toEqual([]);
});

test("a name has its usual place unless the path runs there or it would leave the map", () => {
  const shifts = [ABOVE, BELOW, ...BESIDE];
  expect(placeForName([50, 50], shifts, [], plot, places)).toEqual([50, 37]);
  const up = trailOf([stop(50, 50), stop(50, 80)], places);
  expect(placeForName([50, 50], shifts, up, plot, places)).toEqual([50, 65]);
  expect(placeForName([50, 10], shifts, [], plot, places)).toEqual([50, 25]);
  expect(placeForName([10, 50], shifts, [], plot, places)).toEqual([38, 50]);
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, distance, seenAs, VISIONS, type Vision } from "@/lib/testing/colour-vision";
import type { ChartPalette } from "./chart-palette";
import { inkOf } from "./run-colour";

const [light, dark] = readFileSync("app/run-colours.css", "utf8").split("@variant dark");
/** Surfaces of the desk and of the projector, which are the same in the light. */
const THEMES = {
  light: { css: light, pages: ["#ffffff"] },
  dark: { css: dark, pages: ["#181b21", "#0c0e13"] },
} as const;
const LEAST = { ramp: 9, hues: 12, page: 20, contrast: 3 };

function tokens(css: string, name: string): string[] {
  return [...css.matchAll(new RegExp(`--${name}-\\w+: (#[0-9a-f]{6});`, "g"))].map(([, hex]) => hex);
}
const visions = Object.keys(VISIONS) as Vision[];
const pairs = (colours: readonly string[]) =>
  colours.flatMap((one, index) => colours.slice(index + 1).map((other) => [one, other] as const));
const apart = ([one, other]: readonly [string, string], vision: Vision) =>
  distance(seenAs(one, vision), seenAs(other, vision));

test("distances are those of the published examples", () => {
  const round = (value: number) => Number(value.toFixed(4));
  expect([
    round(distance([50, 2.6772, -79.7751], [50, 0, -82.7485])),
    round(distance([50, -1, 2], [50, 0, 0])),
    round(distance([50, 2.5, 0], [73, 25, -18])),
    round(distance([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])),
  ]).toEqual([2.0425, 2.3669, 27.1492, 2.0373]);
});

describe.each(Object.entries(THEMES))("on a %s page", (_, { css, pages }) => {
  const ramp = tokens(css, "ramp");
  const hues = tokens(css, "hue");
  test.each(visions)(
    "with %s, eight runs along the ramp differ from each other and from the page",
    (vision) => {
      expect([ramp.length, hues.length]).toEqual([8, 9]);
      for (const pair of pairs(ramp)) expect(apart(pair, vision)).toBeGreaterThan(LEAST.ramp);
      for (const colour of [...ramp, ...hues])
        for (const page of pages) expect(apart([colour, page], vision)).toBeGreaterThan(LEAST.page);
    },
  );

  test.each(visions)("with %s, eight hues and none differ from each other", (vision) => {
    for (const pair of pairs(hues)) expect(apart(pair, vision)).toBeGreaterThan(LEAST.hues);
  });

  test("every line has three times the contrast of the page", () => {
    for (const colour of [...ramp, ...hues])
      for (const page of pages) expect(contrast(colour, page)).toBeGreaterThanOrEqual(LEAST.contrast);
  });
});

test("a run's colour is a stop of the ramp, a mixture of two, a hue or none", () => {
  const palette = { ramp: ["a", "b", "c"], hues: ["x", "y"], noHue: "z" } as unknown as ChartPalette;
  expect(
    [{ ramp: 0 }, { ramp: 0.25 }, { ramp: 1 }, { ramp: 7 }, { hue: 1 }, null].map((colour) =>
      inkOf(colour, palette),
    ),
  ).toEqual([
    "color-mix(in srgb, b 0%, a)",
    "color-mix(in srgb, b 50%, a)",
    "color-mix(in srgb, c 100%, b)",
    "color-mix(in srgb, c 100%, b)",
    "y",
    "z",
  ]);
});

import type { ChartPalette } from "./chart-palette";

/** The design tokens of the ramp, from small to large, and of the hues, in the order in which they are given away. */
export const RAMP_STOPS = [1, 2, 3, 4, 5, 6, 7, 8].map((stop) => `--ramp-${stop}`);
export const HUES = [1, 2, 3, 4, 5, 6, 7, 8].map((hue) => `--hue-${hue}`);

/**
 * The colour of a run in every picture of its class, in any theme: a place on the ramp, 0 to 1 (small to large), or one of the eight hues, by index; null:
 * it is not told apart from others.
 */
export type RunColour = { readonly ramp: number } | { readonly hue: number } | null;

/** Places on the ramp are rounded to this share of it, which no eye can tell, so that browsers need not parse a new colour for every run. */
const GRAIN = 1 / 112;

/** A colour on a page that it hardly stands out from: as if one could see through it, however many lines lie on top of each other. `share`: what is left of it. */
export function faded(ink: string, share: number, { surface }: ChartPalette): string {
  return `color-mix(in srgb, ${ink} ${100 * share}%, ${surface})`;
}

/** The colour for a canvas. */
export function inkOf(colour: RunColour, { ramp, hues, noHue }: ChartPalette): string {
  if (colour === null) return noHue;
  if ("hue" in colour) return hues[colour.hue % hues.length]!;
  const place = Math.round(Math.min(1, Math.max(0, colour.ramp)) / GRAIN) * GRAIN * (ramp.length - 1);
  const stop = Math.min(ramp.length - 2, Math.floor(place));
  const share = Math.round(100 * (place - stop));
  return `color-mix(in srgb, ${ramp[stop + 1]} ${share}%, ${ramp[stop]})`;
}

/** A hue, or the colour of runs without one, as a value in CSS. */
export function hueInCss(hue: number | null): string {
  return `var(${hue === null ? "--hue-none" : HUES[hue % HUES.length]})`;
}

/** The ramp from left to right, as a background in CSS. */
export const RAMP_IN_CSS = `linear-gradient(to right, ${RAMP_STOPS.map((stop) => `var(${stop})`).join(", ")})`;

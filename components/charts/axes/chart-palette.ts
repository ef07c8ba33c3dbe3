import { type RefObject, useEffect, useMemo, useState } from "react";
import { HUES, RAMP_STOPS } from "./run-colour";

/** The page's colours and font, as a canvas needs them. */
export type ChartPalette = {
  readonly train: string;
  readonly validation: string;
  readonly ink: string;
  readonly inkMuted: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly test: string;
  readonly danger: string;
  /** Colours of positive and negative numbers. */
  readonly positive: string;
  readonly negative: string;
  /** By label; after the last colour, the first one is used again. */
  readonly classes: readonly string[];
  /** Of runs (see `RunColour`): the stops of the ramp, at equal distances, the hues, and the colour of all that have none. */
  readonly ramp: readonly string[];
  readonly hues: readonly string[];
  readonly noHue: string;
  /** Size in CSS pixels. */
  readonly fontSize: number;
  readonly fontFamily: string;
};

/** Reads the design tokens that apply to the element: a projector's differ from a desk's. */
function readPalette(element: Element): ChartPalette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    train: token("--train"),
    validation: token("--validation"),
    ink: token("--ink"),
    inkMuted: token("--ink-muted"),
    line: token("--line"),
    surface: token("--surface"),
    accent: token("--accent"),
    test: token("--test"),
    danger: token("--danger"),
    positive: token("--positive"),
    negative: token("--negative"),
    classes: [1, 2, 3, 4, 5, 6].map((index) => token(`--class-${index}`)),
    ramp: RAMP_STOPS.map(token),
    hues: HUES.map(token),
    noHue: token("--hue-none"),
    fontSize: Number.parseFloat(style.fontSize),
    fontFamily: style.fontFamily,
  };
}

/**
 * The palette at an element; null before the first paint. Read again when the theme changes or the font size does, which on a
 * projector depends on the window's size. Sets `data-ground` on the element to the colour scheme it was drawn for: paper is light.
 */
export function useChartPalette(element: RefObject<Element | null>): ChartPalette | null {
  const [palette, setPalette] = useState<ChartPalette | null>(null);
  useEffect(() => {
    const read = () => {
      if (!(element.current instanceof HTMLElement)) return;
      element.current.dataset.ground = getComputedStyle(element.current).colorScheme;
      setPalette(readPalette(element.current));
    };
    const resized = () => {
      if (element.current === null) return;
      const next = readPalette(element.current);
      // Otherwise every resize would redraw every chart on the page.
      setPalette((current) => (current?.fontSize === next.fontSize ? current : next));
    };
    read();
    const system = matchMedia("(prefers-color-scheme: dark)");
    const theme = new MutationObserver(read);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
    system.addEventListener("change", read);
    window.addEventListener("resize", resized);
    // Text drawn before the font has loaded would keep the fallback font.
    document.fonts.ready.then(read);
    return () => {
      theme.disconnect();
      system.removeEventListener("change", read);
      window.removeEventListener("resize", resized);
    };
  }, [element]);
  return palette;
}

/** Colours for drawing single pixels, each as RGBA, 0–255. */
export type PixelInks = Readonly<Record<"ink" | "positive" | "negative", Uint8ClampedArray>>;

/** The pixel colours at an element, updated with the theme; null before the first paint. */
export function usePixelInks(element: RefObject<Element | null>): PixelInks | null {
  const palette = useChartPalette(element);
  return useMemo(() => {
    if (palette === null) return null;
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (context === null) return null;
    const { ink, positive, negative } = palette;
    return {
      ink: rgbOf(context, ink),
      positive: rgbOf(context, positive),
      negative: rgbOf(context, negative),
    };
  }, [palette]);
}

/** Any CSS colour as RGBA, 0–255, by painting it and reading the pixel back. */
export function rgbOf(context: CanvasRenderingContext2D, colour: string): Uint8ClampedArray {
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

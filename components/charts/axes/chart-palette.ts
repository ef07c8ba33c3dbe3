import { type RefObject, useEffect, useMemo, useState } from "react";
import { rgbOf } from "@/components/charts/examples/draw-surface";

/** The page's colours as a canvas takes them, and the type it writes with. */
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
  /** Numbers by their sign. */
  readonly positive: string;
  readonly negative: string;
  /** By label; more classes than colours begin anew. */
  readonly classes: readonly string[];
  /** Size in CSS pixels. */
  readonly fontSize: number;
  readonly fontFamily: string;
};

/** Reads the tokens where the element stands: a projector's are not those of a desk. */
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
    fontSize: Number.parseFloat(style.fontSize),
    fontFamily: style.fontFamily,
  };
}

/**
 * The palette at an element, read again when the theme changes, or the size of letters, which on a wall is a share of the window's; null before
 * the first paint. The element says on what ground it is drawn: paper is light.
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
      // Anything else would draw every chart of a page again for nothing.
      setPalette((current) => (current?.fontSize === next.fontSize ? current : next));
    };
    read();
    const system = matchMedia("(prefers-color-scheme: dark)");
    const theme = new MutationObserver(read);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
    system.addEventListener("change", read);
    window.addEventListener("resize", resized);
    // Letters drawn before their font has come would stay in another one.
    document.fonts.ready.then(read);
    return () => {
      theme.disconnect();
      system.removeEventListener("change", read);
      window.removeEventListener("resize", resized);
    };
  }, [element]);
  return palette;
}

/** Colours that pixels are drawn in, each as red, green and blue, 0–255. */
export type PixelInks = Readonly<Record<"ink" | "positive" | "negative", Uint8ClampedArray>>;

/** The inks where an element stands, again when the theme changes; null before the first paint. */
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

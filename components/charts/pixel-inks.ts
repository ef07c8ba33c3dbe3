import { type RefObject, useMemo } from "react";
import { useChartPalette } from "./axes/chart-palette";
import { rgbOf } from "./examples/draw-surface";

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

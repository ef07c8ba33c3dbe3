/**
 * The colours of the light theme, as they are in `globals.css`: a card is light, whatever the page is, since it is printed and pasted into documents.
 */
export const CARD_COLOURS = {
  canvas: "oklch(0.975 0.004 255)",
  surface: "oklch(1 0 0)",
  line: "oklch(0.89 0.008 258)",
  ink: "oklch(0.23 0.02 262)",
  "ink-muted": "oklch(0.46 0.018 260)",
  accent: "oklch(0.43 0.15 292)",
  train: "oklch(0.545 0.156 45)",
  validation: "oklch(0.5 0.16 255)",
  test: "oklch(0.39 0.078 168)",
  "class-1": "oklch(0.6 0.125 108)",
  "class-2": "oklch(0.5 0.17 333)",
  "class-3": "oklch(0.64 0.1 205)",
  "class-4": "oklch(0.29 0.14 282)",
  "class-5": "oklch(0.41 0.06 110)",
  "class-6": "oklch(0.69 0.18 0)",
} as const;

/** Of the classes of examples, by label. */
export const CARD_CLASS_COLOURS = ([1, 2, 3, 4, 5, 6] as const).map(
  (number) => CARD_COLOURS[`class-${number}`],
);

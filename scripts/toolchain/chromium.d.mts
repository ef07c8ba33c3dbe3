export function findChromium(): string | null;
/** Throws what to install where there is no Chromium. */
export function chromiumPath(): string;
/** What Chromium is started with, by what it is for. */
export const CHROMIUM_FLAGS: Readonly<
  Record<"scripts" | "stories" | "engines" | "bench" | "screens", string[]>
>;

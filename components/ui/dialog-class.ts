export const backdropClass =
  "fixed inset-0 z-40 bg-[oklch(0.15_0.02_262/0.5)] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

export const popupClass = [
  "fixed inset-x-4 top-1/2 z-50 mx-auto flex max-h-[calc(100dvh-2rem)] max-w-lg -translate-y-1/2 flex-col overflow-hidden",
  "rounded-card border border-line bg-surface text-ink shadow-popup outline-none",
  "transition-[opacity,scale] duration-200 ease-settle",
  "data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0",
].join(" ");

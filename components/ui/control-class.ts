/** The look shared by everything one types or chooses in. */
export const controlClass = [
  "h-10 w-full min-w-0 rounded-control border border-line-strong/70 bg-surface px-3 text-base text-ink",
  "transition-[border-color] duration-150 placeholder:text-ink-muted hover:border-line-strong",
  "focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent",
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-muted disabled:hover:border-line-strong/70",
  "aria-invalid:border-danger data-invalid:border-danger pointer-coarse:min-h-11",
].join(" ");

export const labelClass = "text-sm font-medium text-ink";

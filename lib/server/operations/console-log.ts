import type { Logger } from "../logger";

/** What a failed query's message quotes: the values that it was about. */
const QUOTED_VALUES = /^params: .*$/gm;

/** From now on, what libraries complain of on the console goes into the log, a line each, without the data it was about. */
export function logConsole(log: Logger): void {
  console.error = (...parts: unknown[]) => log.error(...entry(parts));
  console.warn = (...parts: unknown[]) => log.warn(...entry(parts));
}

function entry(parts: readonly unknown[]): [object, string] {
  const error = parts.find((part) => part instanceof Error);
  const words = parts.filter((part) => typeof part === "string").map(withoutValues);
  return [error === undefined ? {} : { err: error }, words.join(" ").trim() || "said on the console"];
}

function withoutValues(text: string): string {
  return text.replace(QUOTED_VALUES, "params: (left out)");
}

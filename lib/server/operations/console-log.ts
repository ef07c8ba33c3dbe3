import type { Logger } from "../logger";

/** The line in a failed query's message that quotes its values. */
const QUOTED_VALUES = /^params: .*$/gm;

/** Redirects libraries' errors and warnings from the console to the log, one line each, without the data of failed queries. */
export function logConsole(log: Logger): void {
  console.error = (...parts: unknown[]) => log.error(...entry(parts));
  console.warn = (...parts: unknown[]) => log.warn(...entry(parts));
}

function entry(parts: readonly unknown[]): [object, string] {
  const error = parts.find((part) => part instanceof Error);
  const words = parts.filter((part) => typeof part === "string").map(withoutValues);
  return [error === undefined ? {} : { err: error }, words.join(" ").trim() || "console output"];
}

function withoutValues(text: string): string {
  return text.replace(QUOTED_VALUES, "params: (left out)");
}

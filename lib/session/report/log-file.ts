import type { SessionEvent } from "@/lib/session/log/events";

/** Counts up whenever a program that reads such files would have to be changed. */
const LOG_FILE_VERSION = 1;

/** A whole log as a file, as `docs/report.md` describes it. */
export type LogFile = {
  readonly format: "downhill-session-log";
  readonly version: typeof LOG_FILE_VERSION;
  readonly session: {
    readonly id: string;
    readonly title: string;
    /** When it was created (ISO 8601): the moment from which `at` of every event counts, in milliseconds. */
    readonly createdAt: string;
  };
  readonly events: readonly SessionEvent[];
};

/** The file in pieces, an event a line: in one string, the points of a large class would be more than a browser can hold. */
export function logFile(session: LogFile["session"], events: readonly SessionEvent[]): string[] {
  const head = {
    format: "downhill-session-log",
    version: LOG_FILE_VERSION,
    session,
  } satisfies Partial<LogFile>;
  const opening = `${JSON.stringify(head).slice(0, -1)},"events":[\n`;
  const lines = events.map((event, index) => `${index === 0 ? "" : ",\n"}${JSON.stringify(event)}`);
  return [opening, ...lines, "\n]}\n"];
}

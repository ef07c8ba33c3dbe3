import pino, { type DestinationStream, type Logger } from "pino";
import type { Environment } from "@/lib/env";

/** The server's log: JSON lines on standard error. It never contains a nickname, a token or anything that someone typed. */
export type { Logger };

export function createLogger(
  level: Environment["logLevel"],
  destination: DestinationStream = pino.destination(2),
): Logger {
  const settings = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutData },
  };
  return pino(settings, destination);
}

/**
 * An error as it is logged. The message and details of a failed query quote its data, so only the statement and the database's
 * own sentence are kept of it.
 */
export function withoutData(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, query, cause } = error as { code?: unknown; query?: unknown; cause?: unknown };
  if (query === undefined) return { type: error.name, message: error.message, code, stack: error.stack };
  const own = cause instanceof Error ? { ...withoutData(cause), stack: undefined } : {};
  return { type: error.name, statement: query, ...own };
}

import pino, { type Logger } from "pino";
import type { Environment } from "@/lib/env";

/** The server's log: one JSON line each, on standard error. It never holds a nickname, a token or what someone typed. */
export type Log = Logger;

export function createLog(level: Environment["logLevel"]): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

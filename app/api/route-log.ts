import pino, { type Logger } from "pino";
import { environment } from "@/lib/env";

let log: Logger | null = null;

/** What routes have to say, as lines like the server's own. Made at the first call: nothing is configured while Next builds. */
export function routeLog(): Logger {
  log ??= pino(
    {
      level: environment().logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // A failed query quotes the data it was about: its details stay out.
      serializers: {
        err: ({ name, message, stack, query }) => (query ? { type: name } : { type: name, message, stack }),
      },
    },
    pino.destination(2),
  );
  return log;
}

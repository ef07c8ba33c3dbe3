import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

const PREFIX = "/_next/static/";
const ONE_YEAR_S = 31_536_000;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves the built scripts and styles as they were compressed when they were built, harder than a server could afford for
 * every student; whatever else is asked for goes to `otherwise`. Their names change with their bytes, so browsers keep them.
 */
export function withStaticFiles(otherwise: Handler): Handler {
  const files = sirv(".next/static", { brotli: true, gzip: true, immutable: true, maxAge: ONE_YEAR_S });
  return (request, response) => {
    const asked = request.url ?? "";
    if (!asked.startsWith(PREFIX)) return otherwise(request, response);
    request.url = asked.slice(PREFIX.length - 1);
    files(request, response, () => {
      request.url = asked;
      otherwise(request, response);
    });
  };
}

import { readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

const BUILT = "/_next/static/";
const ONE_YEAR_S = 31_536_000;
const ONE_DAY_S = 86_400;

/** The addresses of the files directly in `public`: icons and the like. */
const PUBLIC: ReadonlySet<string> = new Set(
  readdirSync("public", { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `/${name}`),
);

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Whether this path is a file, the same for everyone, rather than a page that has to be rendered. */
export function isStaticFile(path: string): boolean {
  return path.startsWith(BUILT) || PUBLIC.has(path);
}

/**
 * Serves static files and passes everything else to `otherwise`. Built scripts and styles were compressed by the build, harder than
 * a server could afford for every student, and browsers cache them for good, because their names change with their content. Icons
 * keep their names.
 */
export function withStaticFiles(otherwise: Handler): Handler {
  const built = sirv(".next/static", { brotli: true, gzip: true, immutable: true, maxAge: ONE_YEAR_S });
  const icons = sirv("public", {
    etag: true,
    maxAge: ONE_DAY_S,
    // sirv does not know the type of this one.
    setHeaders: (response, path) =>
      path.endsWith(".ico") && response.setHeader("Content-Type", "image/x-icon"),
  });
  return (request, response) => {
    const asked = request.url ?? "";
    if (!asked.startsWith(BUILT)) {
      const [path = ""] = asked.split("?");
      return PUBLIC.has(path) ? icons(request, response) : otherwise(request, response);
    }
    request.url = asked.slice(BUILT.length - 1);
    built(request, response, () => {
      request.url = asked;
      otherwise(request, response);
    });
  };
}

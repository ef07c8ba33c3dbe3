import { existsSync, readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

const BUILT = "/_next/static/";
const RECORDED = "/recorded/";
/** Which the build makes of the player of replays. */
const PLAYER_FOLDER = "dist/static";
const PLAYER = "/replay-player.html";
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
  return path.startsWith(BUILT) || path.startsWith(RECORDED) || path === PLAYER || PUBLIC.has(path);
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
  // Their address says of which version they are.
  const recorded = sirv("public", {
    ...{ etag: true, immutable: true, maxAge: ONE_YEAR_S },
    setHeaders: (response) => response.setHeader("Content-Type", "application/octet-stream"),
  });
  const player = createPlayer();
  return (request, response) => {
    const asked = request.url ?? "";
    if (!asked.startsWith(BUILT)) {
      const [path = ""] = asked.split("?");
      const pass = () => otherwise(request, response);
      if (path.startsWith(RECORDED)) return recorded(request, response, pass);
      if (path === PLAYER) return player(request, response, pass);
      return PUBLIC.has(path) ? icons(request, response) : pass();
    }
    request.url = asked.slice(BUILT.length - 1);
    built(request, response, () => {
      request.url = asked;
      otherwise(request, response);
    });
  };
}

/** The player is there once it has been built. Browsers ask each time whether theirs is still the same. */
function createPlayer() {
  if (!existsSync(PLAYER_FOLDER))
    return (_: IncomingMessage, response: ServerResponse) => void response.writeHead(404).end();
  return sirv(PLAYER_FOLDER, { brotli: true, gzip: true, etag: true, maxAge: 0 });
}

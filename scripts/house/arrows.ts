/** The parts of the house by their folder, or file. */
export const PARTS = {
  learning: "lib/learning",
  challenges: "lib/challenges",
  session: "lib/session",
  protocol: "lib/protocol",
  trainer: "lib/trainer",
  rehearsal: "lib/rehearsal",
  client: "lib/client",
  i18n: "lib/i18n",
  env: "lib/env",
  db: "db",
  auth: "lib/auth",
  server: "lib/server",
  components: "components",
  app: "app",
} as const;
/** Files in `components` that connect a view with the class, or with the training on its page: a separate part, in every folder. */
export const LIVE = /^components\/(.*\/)?live-[^/]+$/;
export type Part = keyof typeof PARTS | "live";

/** Who may import whom: each part may import the parts listed, and whatever those may. Nobody imports `app` or `server`. */
export const ARROWS: Readonly<Record<Part, readonly Part[]>> = {
  learning: [],
  challenges: ["learning"],
  session: ["learning"],
  protocol: ["session"],
  trainer: ["protocol"],
  rehearsal: ["trainer"],
  client: ["trainer"],
  i18n: [],
  components: ["session", "learning", "i18n"],
  live: ["components", "client"],
  env: [],
  db: ["session", "env"],
  auth: ["db", "env"],
  // The referee trains and evaluates with the engine that browsers use, so that its results match theirs.
  server: ["db", "trainer", "auth", "challenges", "env"],
  // Its pages start the worker that plays a plan before a class does.
  app: ["live", "components", "client", "rehearsal", "auth", "db", "env", "challenges", "i18n"],
};

/** Packages that may be imported in one place only, so that there is one way to do what they do. */
export const HOMES: Readonly<Record<string, readonly string[]>> = {
  "@tensorflow/": ["lib/trainer", "bench"],
  "@jax-js/": ["bench"],
  "drizzle-orm": ["db"],
  postgres: ["db"],
  "@electric-sql/pglite": ["db"],
  "socket.io": ["lib/server", "bench"],
  "socket.io-client": ["lib/client", "lib/server", "e2e", "bench"],
  "next-auth": ["lib/auth", "app"],
  "@node-rs/argon2": ["lib/auth"],
  cookie: ["lib/server/http"],
  "ipaddr.js": ["lib/auth", "lib/server/https"],
  "@peculiar/": ["lib/server/https"],
  "@noble/ciphers": ["lib/challenges", "lib/protocol"],
  idb: ["lib/client"],
  uplot: ["components/charts"],
  zustand: ["lib/client", "components", "scripts/design", "bench"],
  delaunator: ["components/charts"],
  "perfect-freehand": ["components/drawing"],
  uqr: ["components/ui", "lib/server"],
  papaparse: ["lib/learning/tables", "components/report", "e2e"],
};

/** Code that may not appear in pure parts, where the same arguments always give the same result, and in views, which only display. */
export const FORBIDDEN: readonly {
  readonly in: readonly Part[];
  readonly what: string;
  readonly code: RegExp;
}[] = [
  {
    in: ["learning", "challenges", "session"],
    what: "the clock",
    code: /\bDate\.now\b|\bnew Date\(\)|\bperformance\./,
  },
  {
    in: ["learning", "challenges", "session", "rehearsal"],
    what: "unseeded chance",
    code: /\bMath\.random\b|\bcrypto\./,
  },
  {
    in: ["learning", "challenges", "session", "rehearsal"],
    what: "the browser or the process",
    code: /\b(window|document|navigator|localStorage|process|globalThis)\./,
  },
  {
    in: ["components", "live"],
    what: "the network",
    code: /\bfetch\(|\bnew (WebSocket|EventSource|XMLHttpRequest)\b/,
  },
];

/** The pure parts; they may use the packages below, and none of Node's modules. */
export const PURE: readonly Part[] = ["learning", "challenges", "session"];
/**
 * `@noble/ciphers`: a keystream that works in browsers, too. `unhomoglyph`: which letters look alike, by the Unicode consortium's
 * table. `obscenity`, `naughty-words`, `cuss`: words that make a nickname doubtful. `papaparse`:
 * cells of a CSV file, from a text to texts.
 */
export const PACKAGES_OF_PURE_PARTS: readonly string[] = [
  "zod",
  "fflate",
  "unhomoglyph",
  "@noble/ciphers",
  "obscenity",
  "naughty-words",
  "cuss",
  "papaparse",
];

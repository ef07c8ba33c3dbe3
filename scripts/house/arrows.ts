/** A part of the house: everything under its folders, or one file. */
export const PARTS = {
  learning: "lib/learning",
  challenges: "lib/challenges",
  session: "lib/session",
  protocol: "lib/protocol",
  trainer: "lib/trainer",
  client: "lib/client",
  i18n: "lib/i18n",
  env: "lib/env",
  db: "db",
  auth: "lib/auth",
  server: "lib/server",
  components: "components",
  app: "app",
} as const;
/** Of `components`, the files that connect a view with the class or with the training on its page: a part of their own, in every folder. */
export const LIVE = /^components\/(.*\/)?live-[^/]+$/;
export type Part = keyof typeof PARTS | "live";

/** Who may import whom: each part, those right of it, and whatever those may. `app ← nobody`, `server ← nobody`. */
export const ARROWS: Readonly<Record<Part, readonly Part[]>> = {
  learning: [],
  challenges: ["learning"],
  session: ["learning"],
  protocol: ["session"],
  trainer: ["protocol"],
  client: ["trainer"],
  i18n: [],
  components: ["session", "learning", "i18n"],
  live: ["components", "client"],
  env: [],
  db: ["session", "env"],
  auth: ["db", "env"],
  // The referee trains and evaluates with the engine that browsers use, or its verdicts would not be theirs.
  server: ["db", "trainer", "auth", "challenges", "env"],
  app: ["live", "components", "client", "auth", "db", "env", "challenges", "i18n"],
};

/** Packages that live in one place, so that there is one way to do what they do. */
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
  "ipaddr.js": ["lib/auth"],
  "@noble/ciphers": ["lib/challenges"],
  idb: ["lib/client"],
  uplot: ["components/charts"],
  zustand: ["lib/client", "components", "scripts/design"],
  uqr: ["components/ui", "lib/server"],
};

/** Parts where the same arguments give the same answer, on any machine and at any time; and views, which only look. */
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
    in: ["learning", "challenges", "session"],
    what: "unseeded chance",
    code: /\bMath\.random\b|\bcrypto\./,
  },
  {
    in: ["learning", "challenges", "session"],
    what: "the browser or the process",
    code: /\b(window|document|navigator|localStorage|process|globalThis)\./,
  },
  {
    in: ["components", "live"],
    what: "the network",
    code: /\bfetch\(|\bnew (WebSocket|EventSource|XMLHttpRequest)\b/,
  },
];

/** The pure parts may use these packages, and nothing of Node's. */
export const PURE: readonly Part[] = ["learning", "challenges", "session"];
/**
 * `@noble/ciphers`: a keystream, which nothing of Node's gives in a browser. `unhomoglyph`: which letters look alike, by the Unicode
 * consortium's table. `obscenity`, `naughty-words`, `cuss`: words that make a nickname doubtful.
 */
export const PACKAGES_OF_PURE_PARTS: readonly string[] = [
  "zod",
  "fflate",
  "unhomoglyph",
  "@noble/ciphers",
  "obscenity",
  "naughty-words",
  "cuss",
];

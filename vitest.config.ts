import { defineConfig } from "vitest/config";

/** Parts whose tests leave nothing behind in their process, so that all of them can run in the same few: starting one for each file costs more than they do. */
const PURE = ["lib/{learning,session,challenges,protocol,i18n}/**", "components/**"].map(
  (part) => `${part}/*.test.{ts,tsx}`,
);

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    environment: "node",
    pool: "forks",
    // More than there are cores: tests of servers wait as much as they work.
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "pure", include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: "rest",
          include: ["{lib,db,components,app,scripts,bench}/**/*.test.{ts,tsx,mjs}"],
          exclude: PURE,
        },
      },
    ],
  },
});

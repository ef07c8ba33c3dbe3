import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    environment: "node",
    include: ["{lib,db,components,app,scripts,bench}/**/*.test.{ts,tsx,mjs}"],
    pool: "forks",
    // All files run in the same few processes: to start one, load its modules and compile the database costs more than most files do.
    isolate: false,
    // Signs teachers' cookies, here and in the servers that tests start: a process keeps the first one that it reads.
    env: { NEXTAUTH_SECRET: "a secret for tests only" },
    setupFiles: ["lib/testing/leave-nothing.ts"],
    // More than there are cores: tests of servers wait as much as they work.
    maxWorkers: 5,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

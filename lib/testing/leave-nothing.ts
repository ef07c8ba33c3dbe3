import { afterAll, vi } from "vitest";

/** The environment as the file found it. */
const environment = { ...process.env };

/** Undoes at the end of each file what its tests replaced, because the next one runs in the same process. */
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.resetConfig();
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});

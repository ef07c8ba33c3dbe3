import { afterAll, vi } from "vitest";

/** Undoes at the end of each file what its tests replaced, because the next one runs in the same process. */
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.resetConfig();
});

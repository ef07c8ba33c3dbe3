import { type Ground, surviveDeaths } from "@/lib/testing/server/deaths";
import type { ServerChild } from "@/lib/testing/server/server-child";
import { onEmbedded, onPostgres } from "./ground";
import { inFigures } from "./server-life";
import type { Torture, TortureOptions } from "./torture";

const STUDENTS = 12;

async function killed(ground: Ground, { seed, times, tell }: TortureOptions) {
  const survival = await surviveDeaths(ground, {
    deaths: times,
    students: STUDENTS,
    seed,
    tell: (death) => death % 10 === 0 && tell(`${death} deaths`),
  });
  const early = Math.floor(times / 5);
  return {
    broken: survival.broken,
    figures: `${times} × kill -9 under ${STUDENTS} students, ${early} more while it started; ${inFigures(survival)}`,
  };
}

/** A server that gets a SIGTERM has to end within this time. */
const POLITE_MS = 10_000;

async function terminated(ground: Ground, { seed, times, tell }: TortureOptions) {
  const took: number[] = [];
  const codes = new Set<number | null>();
  const end = async (server: ServerChild) => {
    const began = performance.now();
    codes.add(await server.terminate());
    took.push(performance.now() - began);
  };
  const survival = await surviveDeaths(ground, {
    deaths: times,
    students: STUDENTS,
    seed,
    end,
    program: ["dist/server.mjs"],
    tell: (death) => tell(`${death} ends`),
  });
  const slowest = Math.max(...took);
  const broken = [...survival.broken];
  if (slowest >= POLITE_MS) broken.push(`It took ${(slowest / 1000).toFixed(1)} s to end.`);
  if ([...codes].some((code) => code !== 0)) broken.push(`It ended with ${[...codes].join(", ")}.`);
  return {
    broken,
    figures: `${times} × SIGTERM under ${STUDENTS} students, slowest end ${(slowest / 1000).toFixed(2)} s; ${inFigures(survival)}`,
  };
}

export const KILLED_EMBEDDED: Torture = {
  promise: "What was acknowledged is never lost (embedded database)",
  times: 50,
  run: (options) => onEmbedded((ground) => killed(ground, options)),
};
export const KILLED_POSTGRESQL: Torture = {
  promise: "What was acknowledged is never lost (PostgreSQL)",
  times: 50,
  run: (options) => onPostgres((ground) => killed(ground, options)),
};
/** Runs the complete built server; `run.ts` builds it first. */
export const TERMINATED_EMBEDDED: Torture = {
  promise: "The process dies politely (embedded database)",
  times: 8,
  run: (options) => onEmbedded((ground) => terminated({ ...ground, settings: production(ground) }, options)),
};
export const TERMINATED_POSTGRESQL: Torture = {
  promise: "The process dies politely (PostgreSQL)",
  times: 8,
  run: (options) => onPostgres((ground) => terminated({ ...ground, settings: production(ground) }, options)),
};

function production({ settings }: Ground) {
  return { ...settings, NODE_ENV: "production" };
}

import { setTimeout as pause } from "node:timers/promises";
import { layWire } from "@/lib/testing/database/wire";
import { until } from "@/lib/testing/server/deaths";
import { onPostgres, postgresAt } from "./ground";
import { seconds } from "./lost-connections";
import { duringClass, inFigures } from "./server-life";
import type { Torture } from "./torture";
import { STANDSTILL_MS, watchClass } from "./watch";

const STUDENTS = 20;
const WARM_UP_MS = 5_000;

export const GONE_DATABASE: Torture = {
  promise: "The database can vanish",
  times: 60,
  run: ({ seed, times }) =>
    onPostgres(async (ground, postgres) => {
      const { found, survival, deliveredMs } = await duringClass(
        ground,
        { students: STUDENTS, seed },
        async ({ live }) => {
          await pause(WARM_UP_MS);
          await postgres.pause();
          await pause(500);
          const storedUpTo = live.desk.frames.at(-1)?.storedUpTo;
          const watched = await watchClass(live, times * 1000);
          const stood = live.desk.frames.at(-1)?.storedUpTo === storedUpTo;
          await postgres.resume();
          const back = performance.now();
          await until(
            () => (live.desk.frames.at(-1)?.storedUpTo ?? 0) > (storedUpTo ?? 0) + watched.mostUnsaved / 2,
          );
          return { watched, stood, stored: performance.now() - back };
        },
      );
      const { watched, stood, stored } = found;
      const broken = [...survival.broken];
      if (watched.longestSilenceMs > STANDSTILL_MS)
        broken.push(`The class stood still for ${seconds(watched.longestSilenceMs)}.`);
      if (!stood) broken.push("Screens were told of something stored while there was no database.");
      return {
        broken,
        figures: `PostgreSQL stopped for ${times} s under ${STUDENTS} students: ${watched.points} points reached the desk meanwhile (longest silence ${seconds(watched.longestSilenceMs)}), ${watched.mostUnsaved} events shown as not saved, stored ${seconds(stored)} after it was back, all delivered after ${seconds(deliveredMs)} more; ${inFigures(survival)}`,
      };
    }),
};

const QUERY_MS = 2_000;
/** Far below the journal's bound. */
const MOST_UNSAVED = 10_000;

export const SLOW_DATABASE: Torture = {
  promise: "A slow database slows nobody down",
  times: 60,
  run: ({ seed, times }) =>
    onPostgres(async ({ open }, postgres) => {
      const wire = await layWire(Number(new URL(postgres.url).port));
      const url = postgres.url.replace(/:\d+\//, `:${wire.port}/`);
      try {
        const { found, survival, deliveredMs } = await duringClass(
          { settings: postgresAt(url).settings, open },
          { students: STUDENTS, seed },
          async ({ live }) => {
            await pause(WARM_UP_MS);
            wire.delay(QUERY_MS);
            await pause(WARM_UP_MS);
            const watched = await watchClass(live, times * 1000);
            wire.delay(0);
            return watched;
          },
        );
        const broken = [...survival.broken];
        if (found.longestSilenceMs > STANDSTILL_MS)
          broken.push(`The class stood still for ${seconds(found.longestSilenceMs)}.`);
        if (found.mostUnsaved > MOST_UNSAVED) broken.push(`${found.mostUnsaved} events waited.`);
        if (found.answers === 0) broken.push("Nobody was answered while the database was slow.");
        return {
          broken,
          figures: `a database of ${QUERY_MS / 1000} s a query for ${times} s under ${STUDENTS} students: ${found.points} points reached the desk meanwhile (longest silence ${seconds(found.longestSilenceMs)}), ${found.answers} answers, at most ${found.mostUnsaved} events not saved, all delivered ${seconds(deliveredMs)} after it was quick again; ${inFigures(survival)}`,
        };
      } finally {
        await wire.close();
      }
    }),
};

const SMALL_BOUND = 1_000;

export const FULL_JOURNAL: Torture = {
  promise: "The journal is bounded, and never drops",
  times: 1,
  run: ({ seed }) =>
    onPostgres(async (ground, postgres) => {
      const { found, survival, deliveredMs } = await duringClass(
        ground,
        { students: STUDENTS, seed, settings: { MOST_WAITING: String(SMALL_BOUND) } },
        async ({ live, server }) => {
          await pause(WARM_UP_MS);
          await postgres.pause();
          const unsaved = () => live.desk.session().seq - (live.desk.frames.at(-1)?.storedUpTo ?? 0);
          await until(() => unsaved() >= SMALL_BOUND, 300_000);
          await pause(1_000);
          const watched = await watchClass(live, 15_000);
          const refusal = await live.desk.send({ type: "close-round", round: 0 });
          await postgres.resume();
          await until(() => unsaved() < SMALL_BOUND / 2);
          return { watched, refusal, log: server.log() };
        },
      );
      const { watched, refusal, log } = found;
      const broken = [...survival.broken];
      if (watched.answers > 0)
        broken.push(`${watched.answers} answers said "stored" while nothing could be.`);
      if (watched.points > 0) broken.push(`${watched.points} points were taken past the bound.`);
      if (refusal.ok || refusal.problem.code !== "not-saved") broken.push("The teacher was not told so.");
      if (!log.includes("not stored yet")) broken.push("The server's log does not say so.");
      return {
        broken,
        figures: `a journal bounded at ${SMALL_BOUND} events reached it (${watched.mostUnsaved} waited), took nothing more and said "not saved" for 15 s; all delivered ${seconds(deliveredMs)} after the database was back; ${inFigures(survival)}`,
      };
    }),
};

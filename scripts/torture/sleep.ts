import { fork } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { TrainingPage } from "@/lib/testing/server/apart";
import { until } from "@/lib/testing/server/deaths";
import { join } from "@/lib/testing/server/server";
import { onEmbedded } from "./ground";
import { seconds, throughWire } from "./lost-connections";
import { duringClass, inFigures } from "./server-life";
import type { SleeperOptions, SleeperReport } from "./sleeper";
import type { Torture } from "./torture";
import { watchClass } from "./watch";

/** Enough that the class produces events quickly. */
const STUDENTS = 40;
const WARM_UP_MS = 5_000;
/** A server keeps no more events than these for screens that come back; see `keepRecentEvents`. */
const MOST_KEPT = 20_000;

/** A student's page that can sleep as a laptop does: its process is stopped, and its sockets stay open. */
function startSleeper(options: SleeperOptions) {
  const child = fork(fileURLToPath(new URL("./sleeper.ts", import.meta.url)), [JSON.stringify(options)], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  let report: SleeperReport = {
    made: [],
    answered: [],
    refusals: [],
    delays: [],
    stored: 0,
    isDone: false,
    isLive: false,
    seq: -1,
  };
  child.on("message", (message: SleeperReport) => {
    report = message;
  });
  let resting = false;
  const page: TrainingPage = {
    get made() {
      return report.made;
    },
    get answered() {
      return report.answered;
    },
    get refusals() {
      return report.refusals;
    },
    get delays() {
      return report.delays;
    },
    stored: () => report.stored,
    isDone: () => resting && report.isDone && report.made.every(({ ended }) => ended),
    rest() {
      resting = true;
      child.send("rest");
    },
    close: () => void child.kill("SIGKILL"),
  };
  return {
    page,
    report: () => report,
    sleep: () => void child.kill("SIGSTOP"),
    wake: () => void child.kill("SIGCONT"),
  };
}

/**
 * Stands for any length of sleep: nothing changes once the server's heartbeat has given up the socket and told the class, and the
 * server no longer has the events that the page missed (it keeps some thousands), so that the page needs a snapshot. This torture
 * lasts until both have happened, and at least `times` seconds.
 */
export const SLEPT: Torture = {
  promise: "A laptop may sleep for a quarter of an hour",
  times: 75,
  run: ({ seed, times, tell }) =>
    onEmbedded(async (ground) => {
      const { found, survival } = await duringClass(
        ground,
        { students: STUDENTS, seed },
        async ({ live, port }) => {
          const url = `http://127.0.0.1:${port}`;
          const { cookie } = await join(url, { code: live.row.joinCode, nickname: "Dormouse" });
          const participant = live.pages.length;
          const sleeper = startSleeper({ url, session: live.row.id, cookie, participant, seed });
          live.pages.push(sleeper.page);
          await until(() => sleeper.report().stored > 5);
          await pause(WARM_UP_MS);
          sleeper.sleep();
          const began = performance.now();
          const before = live.desk.session().seq;
          const isHere = () => live.desk.session().participants[participant]?.connected;
          await until(() => !isHere(), 120_000);
          const missedAfter = performance.now() - began;
          tell(`missed after ${seconds(missedAfter)}`);
          await pause(Math.max(0, times * 1000 - missedAfter));
          await until(() => live.desk.session().seq - before > MOST_KEPT, 300_000);
          const passed = live.desk.session().seq - before;
          const woken = performance.now();
          const reached = live.desk.session().seq;
          sleeper.wake();
          await until(() => sleeper.report().isLive && sleeper.report().seq >= reached, 120_000);
          const backAfter = performance.now() - woken;
          const slept = woken - began;
          await until(() => isHere() === true);
          await pause(WARM_UP_MS);
          return { slept, missedAfter, passed, backAfter };
        },
      );
      return {
        broken: survival.broken,
        figures: `a page frozen for ${seconds(found.slept)}: missed after ${seconds(found.missedAfter)}, ${found.passed} events passed it by, back in the class ${seconds(found.backAfter)} after it woke; ${inFigures(survival)}`,
      };
    }),
};

const FROZEN: Torture["run"] = ({ seed, times }) =>
  throughWire((pagesUrl, wire) =>
    onEmbedded(async (ground) => {
      const { found, survival, deliveredMs } = await duringClass(
        ground,
        { students: STUDENTS, seed, pagesUrl },
        async ({ live }) => {
          await pause(WARM_UP_MS);
          wire().stall();
          const made = () =>
            live.pages.reduce((sum, { made }) => sum + made.reduce((of, run) => of + run.points, 0), 0);
          const before = made();
          await watchClass(live, times * 1000);
          const trained = made() - before;
          const gone = live.desk.session().participants.filter(({ connected }) => !connected).length;
          wire().restore();
          const mended = performance.now();
          await until(() => live.desk.session().participants.every(({ connected }) => connected), 120_000);
          return { trained, gone, backAfter: performance.now() - mended };
        },
      );
      const broken = [...survival.broken];
      if (found.gone < STUDENTS)
        broken.push(`${STUDENTS - found.gone} of ${STUDENTS} were still thought to be there.`);
      if (found.trained === 0) broken.push("Training stopped.");
      return {
        broken,
        figures: `every socket of ${STUDENTS} students open and silent for ${times} s: all of them missed, ${found.trained} points made meanwhile, everyone back after ${seconds(found.backAfter)}, all delivered after ${seconds(deliveredMs)} more; ${inFigures(survival)}`,
      };
    }),
  );

export const SILENT_SOCKETS: Torture = {
  promise: "A wire that goes silent is no worse than one that is cut",
  times: 75,
  run: FROZEN,
};

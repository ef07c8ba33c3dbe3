import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { onEmbedded } from "./ground";
import { seconds } from "./lost-connections";
import { duringClass, inFigures } from "./server-life";
import type { Torture } from "./torture";
import { STANDSTILL_MS, slowReports, watchClass } from "./watch";

const STUDENTS = 20;
const WARM_UP_MS = 10_000;
const LOOK_EVERY_MS = 250;
/** An honest student does not notice delays up to this. */
const MOST_P95_MS = 1_000;
const MOST_MEGABYTES = 1_000;

/**
 * Everything at once that needs no seat, from one address, endlessly: silent connections, each reopened when it is closed; sockets
 * that never say what they are for; and requests for pages.
 */
const FLOOD = `
  import { connect } from "node:net";
  import { request } from "node:http";
  const port = Number(process.argv[1]);
  const counts = { silent: 0, unheard: 0, pages: 0, refused: 0 };
  const upgrade = ["GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", "Host: localhost", "Connection: Upgrade", "Upgrade: websocket",
    "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", ""].join("\\r\\n");
  const open = (kind, text) => {
    const socket = connect(port, "127.0.0.1", () => { counts[kind]++; if (text) socket.write(text); });
    socket.on("error", () => {}).on("close", () => setTimeout(open, 500, kind, text)).resume();
  };
  let opened = 0;
  const grow = setInterval(() => {
    for (let n = 0; n < 100; n++, opened++) open(opened % 6 ? "silent" : "unheard", opened % 6 ? "" : upgrade);
    if (opened >= 6_000) clearInterval(grow);
  }, 50);
  setInterval(() => {
    for (let n = 0; n < 20; n++)
      request({ port, host: "127.0.0.1", path: "/", agent: false }, (answer) => {
        counts[answer.statusCode === 200 ? "pages" : "refused"]++;
        answer.resume();
      }).on("error", () => {}).end();
  }, 50);
  setInterval(() => process.send?.(counts), 250);
`;

type Counts = Record<"silent" | "unheard" | "pages" | "refused", number>;

function startFlood(port: number) {
  const args = ["--input-type=module", "-e", FLOOD, String(port)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  let counts: Counts = { silent: 0, unheard: 0, pages: 0, refused: 0 };
  child.on("message", (message: Counts) => {
    counts = message;
  });
  const end = () => void child.kill("SIGKILL");
  process.once("exit", end);
  return { counts: () => counts, end };
}

export const FLOODED: Torture = {
  promise: "Whoever floods the door stops no class",
  times: 30,
  run: ({ seed, times, tell }) =>
    onEmbedded(async (ground) => {
      const settings = { NODE_ENV: "production" };
      const program = ["dist/server.mjs"];
      const { found, survival, deliveredMs } = await duringClass(
        ground,
        { students: STUDENTS, seed, settings, program },
        async ({ live, server, port }) => {
          const made = () => live.pages.map(({ delays }) => delays.length);
          let from = made();
          await watchClass(live, WARM_UP_MS);
          const calm = slowReports(live, from);
          tell(`before: 95 of 100 reports stored within ${calm.toFixed(0)} ms`);
          const flood = startFlood(port);
          from = made();
          let health = 0;
          let megabytes = 0;
          let isOver = false;
          const asking = (async () => {
            while (!isOver) {
              const asked = performance.now();
              await fetch(`http://127.0.0.1:${port}/api/health`).then((answer) => answer.text());
              health = Math.max(health, performance.now() - asked);
              megabytes = Math.max(megabytes, server.residentMegabytes());
              await pause(LOOK_EVERY_MS);
            }
          })();
          const watched = await watchClass(live, times * 1000);
          isOver = true;
          await asking;
          flood.end();
          return {
            calm,
            flooded: slowReports(live, from),
            watched,
            health,
            megabytes,
            counts: flood.counts(),
          };
        },
      );
      const { calm, flooded, watched, health, megabytes, counts } = found;
      const broken = [...survival.broken];
      if (watched.longestSilenceMs > STANDSTILL_MS) broken.push("The class stood still.");
      if (!(flooded < MOST_P95_MS)) broken.push(`95 of 100 reports took up to ${flooded.toFixed(0)} ms.`);
      if (megabytes > MOST_MEGABYTES) broken.push(`The server held ${megabytes.toFixed(0)} MB.`);
      return {
        broken,
        figures: `${counts.silent} silent connections, ${counts.unheard} sockets that said nothing and ${counts.pages + counts.refused} requests for a page (${counts.pages} rendered) from one address in ${times} s, under ${STUDENTS} students: 95 of 100 reports stored within ${flooded.toFixed(0)} ms (${calm.toFixed(0)} before), longest silence ${seconds(watched.longestSilenceMs)}, slowest health ${health.toFixed(0)} ms, ${megabytes.toFixed(0)} MB at most, all delivered after ${seconds(deliveredMs)}; ${inFigures(survival)}`,
      };
    }),
};

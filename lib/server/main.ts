import { EventEmitter } from "node:events";
import type { Server as HttpServer, IncomingMessage, ServerResponse } from "node:http";
import type { Server as NetServer } from "node:net";
import path from "node:path";
import next from "next";
import { closeDatabase, openedDatabase } from "@/db/store/client";
import { authSecret } from "@/lib/auth/secret";
import { setUpCode } from "@/lib/auth/set-up";
import { type Environment, environment } from "@/lib/env";
import { localAddresses } from "@/lib/env/own-address";
import { authorityFiles, ownAuthority } from "@/lib/env/own-authority";
import { createClassServer } from "./class-server";
import { withStaticFiles } from "./http/static-files";
import { HttpsRefused } from "./https/authority";
import { openOwnHttps } from "./https/own-https";
import { createLogger } from "./logger";
import { banner } from "./operations/banner";
import { logConsole } from "./operations/console-log";
import { explain } from "./operations/explain";
import { keepHouse, scrubBriefly } from "./operations/housekeeping";
import { openOperatorDoor } from "./operations/operator-door";

/** Pages, live classes and database in one process, until a signal ends it. */
async function main(): Promise<void> {
  const settings = environment();
  const log = createLogger(settings.logLevel);
  authSecret();
  const ownHttps = openOwnHttps(settings, log);
  const { db, upkeep } = await openedDatabase();
  await scrubBriefly({ upkeep, log });

  // Nothing may tell anybody outside the school that a class is running. `npm start` sets this too; a container's CMD may not.
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const development = settings.mode !== "production";
  // Next adds a listener for upgrades to the server it is given. It gets a stand-in, so that this module decides which upgrades
  // it sees.
  const nextUpgrades = new EventEmitter() as HttpServer;
  const pages = next({
    dev: development,
    hostname: settings.host,
    port: settings.port,
    httpServer: nextUpgrades,
  });
  const handlePage = pages.getRequestHandler();
  const servePage = (request: IncomingMessage, response: ServerResponse) =>
    void handlePage(request, response);
  await pages.prepare();
  if (!development) logConsole(log);

  const server = createClassServer({
    ...settings,
    development,
    db,
    log,
    refereeThread: new URL("./referee.mjs", import.meta.url),
    replayThread: new URL("./replay.mjs", import.meta.url),
    pages: development ? servePage : withStaticFiles(servePage),
    certificate: ownHttps?.certificate,
  });
  if (development)
    server.http.on("upgrade", (request, socket, head) => {
      if (request.url?.startsWith("/_next/")) nextUpgrades.emit("upgrade", request, socket, head);
    });

  const stopHousekeeping = keepHouse({ db, upkeep, rooms: server.rooms, log, daysKept: settings.daysKept });
  const { databaseUrl, dataDir } = settings;
  const closeDoor = databaseUrl === null ? await openOperatorDoor(db, dataDir, log) : async () => {};
  const stop = once(async (exitCode: number) => {
    stopHousekeeping();
    ownHttps?.stop();
    await closeDoor();
    const stored = await server.close();
    if (!stored) log.error("not everything could be stored before the server stopped");
    await pages.close();
    if (stored) await scrubBriefly({ upkeep, log });
    await closeDatabase();
    process.exit(stored ? exitCode : 1);
  });
  process.on("SIGTERM", () => stop(0));
  process.on("SIGINT", () => stop(0));
  // A bug in one answer must not end every class.
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "uncaught exception");
    void stop(1);
  });

  await listen(server.http, settings);
  if (server.https) {
    await listenSecurely(server.https, settings);
    ownHttps?.keepFresh(server.https);
  }
  const https = server.https && {
    port: portOf(server.https),
    certificate: path.resolve(authorityFiles(dataDir).cert),
    fingerprint: ownAuthority(dataDir).fingerprint,
  };
  console.log(banner(settings, portOf(server.http), localAddresses(), await setUpCode(db), https));
}

/** Connections that the system queues until we accept them: three hundred pages open six each at the same moment. Node's default is 511. */
const BACKLOG = 4_096;

function listen(http: NetServer, { port, host }: Pick<Environment, "port" | "host">): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen({ port, host, backlog: BACKLOG }, () => {
      http.off("error", reject);
      resolve();
    });
  });
}

/** Throws `HttpsRefused` when the port is taken. */
async function listenSecurely(https: NetServer, { httpsPort, host }: Environment): Promise<void> {
  const port = httpsPort ?? 0;
  await listen(https, { port, host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new HttpsRefused(
      `Another program is using port ${port}, on which HTTPS=own serves HTTPS. Set HTTPS_PORT to another one.`,
    );
  });
}

function portOf(http: NetServer): number {
  const address = http.address();
  return typeof address === "object" && address ? address.port : 0;
}

function once(stop: (exitCode: number) => Promise<void>): (exitCode: number) => void {
  let stopping = false;
  return (exitCode) => {
    if (stopping) return;
    stopping = true;
    stop(exitCode).catch((error) => {
      console.error(error);
      process.exit(1);
    });
  };
}

main().catch((error) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});

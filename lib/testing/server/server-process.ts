// A class server without pages in a process of its own, so that a test can kill it. Its arguments: the files of its threads.
import { pathToFileURL } from "node:url";
import { closeDatabase, getDatabase } from "@/db/store/client";
import { environment } from "@/lib/env";
import { createLogger } from "@/lib/server/logger";
import { startClassServer } from "./server";

const { port, logLevel, metricsToken } = environment();
const { MOST_WAITING } = process.env;
const server = await startClassServer(await getDatabase(), {
  port,
  log: createLogger(logLevel),
  metricsToken,
  refereeThread: pathToFileURL(process.argv[2]),
  replayThread: pathToFileURL(process.argv[3]),
  mostWaiting: MOST_WAITING ? Number(MOST_WAITING) : undefined,
});
process.once("SIGTERM", async () => {
  const stored = await server.close();
  await closeDatabase();
  process.exit(stored ? 0 : 1);
});

import { randomBytes } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { writeBackup } from "@/db/backup/backup-file";
import { BackupRefused } from "@/db/backup/format";
import { recordDeed } from "@/db/school/audit";
import type { Database } from "@/db/store/client";
import { isSameSecret } from "@/lib/auth/tokens/same-secret";
import type { Logger } from "../logger";
import { answerTeacherRequest, CommandRefused, TeacherAnswer, TeacherRequest } from "./teacher-command";

/** The door's port and token, in a file for those who can read the data folder. */
const Door = z.object({ port: z.int(), token: z.string() });

/** The name of a temporary file that holds a backup while it is sent. */
const SPOOL = /^backup-[0-9a-f]{12}\.partial$/;

function doorFile(folder: string): string {
  return path.join(folder, "operator-door.json");
}

/** What can be asked for. */
const BACKUP = "/backup";
const TEACHERS = "/teachers";

/**
 * Only this process can read the embedded database while the server runs, so `npm run backup` and `npm run teacher` ask here: from this
 * machine only, with a token from the data folder. Resolves to a function that closes the door.
 */
export async function openOperatorDoor(
  db: Database,
  folder: string,
  log: Logger,
): Promise<() => Promise<void>> {
  // A server that was killed may have left a temporary copy of everything, which nobody else would delete.
  for (const name of readdirSync(folder).filter((name) => SPOOL.test(name))) rmSync(path.join(folder, name));
  const token = randomBytes(32).toString("base64url");
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer((asked, response) => {
    if (!opens(asked, token)) return void response.writeHead(403).end();
    const answers = { [BACKUP]: handOut, [TEACHERS]: answerAboutTeachers };
    const answer = Object.hasOwn(answers, asked.url ?? "") && answers[asked.url as keyof typeof answers];
    if (!answer) return void response.writeHead(404).end();
    // One at a time: a backup blocks the database while it reads.
    last = last.then(() =>
      answer({ db, folder, asked, response }).catch((error) => {
        log.error({ err: error }, "what was asked for on the command line failed");
        response.destroy();
      }),
    );
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  rmSync(doorFile(folder), { force: true });
  writeFileSync(doorFile(folder), JSON.stringify({ port, token }), { mode: 0o600 });
  return async () => {
    rmSync(doorFile(folder), { force: true });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}

function opens({ method, headers }: IncomingMessage, token: string): boolean {
  return method === "POST" && isSameSecret(headers.authorization ?? "", `Bearer ${token}`);
}

type Asked = {
  readonly db: Database;
  readonly folder: string;
  readonly asked: IncomingMessage;
  readonly response: ServerResponse;
};

async function answerAboutTeachers({ db, asked, response }: Asked): Promise<void> {
  const wanted = TeacherRequest.parse(JSON.parse(await text(asked)));
  response.end(JSON.stringify(await answerTeacherRequest(db, wanted)));
}

/** Sends a backup by way of a file: a client that is slow, or gone, must not block the database. */
async function handOut({ db, folder, response }: Asked): Promise<void> {
  const spool = path.join(folder, `backup-${randomBytes(6).toString("hex")}.partial`);
  try {
    await writeBackup(db, createWriteStream(spool, { mode: 0o600, flags: "wx" }), new Date());
    await recordDeed(db, null, { type: "backup-made" });
    response.writeHead(200, { "Content-Length": statSync(spool).size });
    await pipeline(createReadStream(spool), response);
  } finally {
    rmSync(spool, { force: true });
  }
}

/** Writes to `sink` a backup from the running server that has this data folder open. Throws `BackupRefused` when that fails. */
export async function fetchBackup(folder: string, sink: Writable): Promise<void> {
  const response = await ask(folder, BACKUP).catch((error) => {
    throw new BackupRefused(error instanceof CommandRefused ? error.message : NO_BACKUP);
  });
  if (response.statusCode !== 200)
    throw new BackupRefused("The server did not make a backup. Is this its data folder?");
  await pipeline(response, sink);
}

const NO_BACKUP = "The server did not make a backup. Its log says why.";

/** Asks the running server that has this data folder open. Throws `CommandRefused` when it does not answer. */
export async function askAboutTeachers(folder: string, wanted: TeacherRequest): Promise<TeacherAnswer> {
  try {
    const response = await ask(folder, TEACHERS, JSON.stringify(wanted));
    return TeacherAnswer.parse(JSON.parse(await text(response)));
  } catch (error) {
    if (error instanceof CommandRefused) throw error;
    throw new CommandRefused("The server did not answer. Its log says why.");
  }
}

async function ask(folder: string, wanted: string, body?: string): Promise<IncomingMessage> {
  const door = doorIn(folder);
  if (!door) throw new CommandRefused(`The server on ${folder} is still starting. Try again in a moment.`);
  const headers = { Authorization: `Bearer ${door.token}` };
  const options = { host: "127.0.0.1", port: door.port, method: "POST", path: wanted, headers };
  return new Promise((resolve, reject) => {
    const asking = request(options, resolve);
    asking.once("error", reject).end(body);
  });
}

function doorIn(folder: string): z.infer<typeof Door> | null {
  try {
    return Door.parse(JSON.parse(readFileSync(doorFile(folder), "utf8")));
  } catch {
    return null;
  }
}

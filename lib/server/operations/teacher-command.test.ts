import { expect, test } from "vitest";
import { listDeeds } from "@/db/school/audit";
import { findLink } from "@/db/school/links";
import { findTeacher } from "@/db/school/teachers";
import { type Database, openEmbedded, openPostgres } from "@/db/store/open";
import { newborn } from "@/lib/testing/database/memory";
import { startPostgres } from "@/lib/testing/database/postgres";
import { newTeacher } from "@/lib/testing/database/session";
import { COMMAND_PATIENCE_MS, commandFolder } from "@/lib/testing/server/command-folder";
import { createLogger } from "../logger";
import { openOperatorDoor } from "./operator-door";

const { at, closing, run: runCommand } = commandFolder("teacher-command");

const run = (args: readonly string[], settings: Record<string, string>) =>
  runCommand(["teacher", ...args], { PORT: "4000", ...settings });

/** The token of the link that was printed in full, and once more without the server's address. */
function printedToken(output: string, address: string): string {
  const [, token, again] =
    /\n {2}(?:\S+)\/teach\/reset\/([\w-]{22})\n.* is \/teach\/reset\/([\w-]{22})\n$/.exec(output) ?? [];
  expect([again, output]).toEqual([token, expect.stringContaining(`  ${address}/teach/reset/${token}\n`)]);
  return token!;
}

/** What every teacher command does, on a database that is there. `look`: opens it afterwards. */
async function expectCommands(
  settings: Record<string, string>,
  look: () => Promise<Database>,
  email: string,
) {
  const listed = await run(["list"], settings);
  const today = new Date().toISOString().slice(0, 10);
  expect(listed).toEqual({ code: 0, output: `teacher  ${email}  active ${today}  Ada\n` });

  const reset = await run(["reset", ` ${email.toUpperCase()}`], {
    ...settings,
    PUBLIC_URL: "https://nets.example.org",
  });
  expect(reset.code).toBe(0);
  const token = printedToken(reset.output, "https://nets.example.org");
  expect(await run(["owner", email], settings)).toEqual({ code: 0, output: `${email} is an owner.\n` });

  const db = await look();
  const found = await findLink(db, "reset", token);
  expect(found).toMatchObject({ state: "open", teacher: { email, role: "owner" } });
  const { id } = (found as { teacher: { id: string } }).teacher;
  expect((await findTeacher(db, id))?.role).toBe("owner");
  const done = (await listDeeds(db, id, 0)).deeds.map(({ byTeacher, deed }) => [byTeacher, deed.type]);
  expect(done.reverse()).toEqual([
    [false, "reset-link-made"],
    [false, "role-changed"],
  ]);
}

test(
  "a running server with the embedded database lists teachers, makes reset links and owners for the command line",
  async () => {
    const server = await openEmbedded(at("served"), { from: await newborn() });
    closing.push(server.close);
    closing.push(await openOperatorDoor(server.db, at("served"), createLogger("silent")));
    const { email } = await newTeacher(server.db);
    await expectCommands({ DATA_DIR: at("served") }, async () => server.db, email);
    const unknown = await run(["reset", "nobody@example.org"], { DATA_DIR: at("served") });
    expect(unknown).toEqual({
      code: 1,
      output: "No account has the e-mail nobody@example.org. All accounts: npm run teacher -- list\n",
    });
  },
  COMMAND_PATIENCE_MS,
);

test(
  "without a server the embedded database is opened as it is",
  async () => {
    const first = await openEmbedded(at("alone"), { from: await newborn() });
    const { email } = await newTeacher(first.db);
    await first.close();
    await expectCommands(
      { DATA_DIR: at("alone") },
      async () => {
        const later = await openEmbedded(at("alone"));
        closing.push(later.close);
        return later.db;
      },
      email,
    );
  },
  COMMAND_PATIENCE_MS,
);

test(
  "PostgreSQL is asked beside a running server",
  async () => {
    const postgres = await startPostgres();
    closing.push(postgres.stop);
    const server = await openPostgres(postgres.url);
    closing.push(server.close);
    const { email } = await newTeacher(server.db);
    await expectCommands({ DATABASE_URL: postgres.url }, async () => server.db, email);
  },
  COMMAND_PATIENCE_MS,
);

test(
  "what cannot be done is said in a sentence",
  async () => {
    const served = await openEmbedded(at("starting"), { from: await newborn() });
    closing.push(served.close);
    const settings = { DATA_DIR: at("nowhere") };
    const outputs = await Promise.all([
      run(["list"], settings),
      run(["list"], { DATA_DIR: at("starting") }),
      ...[
        [],
        ["reset"],
        ["list", "ada@example.org"],
        ["owner", "a@b.c", "d@e.f"],
        ["remove", "a@b.c"],
        ["--all"],
      ].map((args) => run(args, settings)),
    ]);
    const refused = (output: unknown) => ({ code: 1, output });
    expect(outputs).toEqual([
      refused(`There is no database in ${at("nowhere")}.\n`),
      refused(`The server on ${at("starting")} is still starting. Try again in a moment.\n`),
      ...Array(6).fill(
        refused(expect.stringMatching(/^npm run teacher -- list\nnpm run teacher -- reset EMAIL/)),
      ),
    ]);
  },
  COMMAND_PATIENCE_MS,
);

import { parseArgs } from "node:util";
import { z } from "zod";
import { openData } from "@/db/backup/open-data";
import { changeRole, listAccounts } from "@/db/school/accounts";
import { makeResetLink } from "@/db/school/links";
import { findCredentials, normaliseEmail } from "@/db/school/teachers";
import type { Database } from "@/db/store/client";
import { isMigrated } from "@/db/store/schema-version";
import type { Environment } from "@/lib/env";
import { resetPath } from "@/lib/protocol/account-links";
import { teacherAddress } from "./banner";

/** `npm run teacher`: what whoever has the machine can do with accounts, also when no owner can sign in. */
const TEACHER_USAGE = `npm run teacher -- list
npm run teacher -- reset EMAIL   makes a link that sets a new password
npm run teacher -- owner EMAIL   makes this teacher an owner`;

/** What the command line asks the database or, while a server has it open, that server. */
export const TeacherRequest = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("list") }),
  z.strictObject({ act: z.literal("reset"), email: z.string().max(320) }),
  z.strictObject({ act: z.literal("owner"), email: z.string().max(320) }),
]);
export type TeacherRequest = z.infer<typeof TeacherRequest>;

/** `at`, `expiresAt`: ISO 8601. */
export const TeacherAnswer = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("list"),
    accounts: z.array(z.object({ email: z.string(), name: z.string(), role: z.string(), at: z.string() })),
  }),
  z.object({ act: z.literal("reset"), path: z.string(), expiresAt: z.string() }),
  z.object({ act: z.literal("owner") }),
  z.object({ act: z.literal("unknown") }),
]);
export type TeacherAnswer = z.infer<typeof TeacherAnswer>;

/** A command cannot be carried out; the message is a sentence for whoever typed it. */
export class CommandRefused extends Error {
  override name = "CommandRefused";
}

export async function answerTeacherRequest(db: Database, request: TeacherRequest): Promise<TeacherAnswer> {
  if (request.act === "list") {
    const accounts = await listAccounts(db);
    return {
      act: "list",
      accounts: accounts.map(({ email, name, role, activeAt }) => ({
        ...{ email, name, role },
        at: activeAt.toISOString(),
      })),
    };
  }
  const found = await findCredentials(db, request.email);
  if (!found) return { act: "unknown" };
  const { id } = found.teacher;
  if (request.act === "owner")
    return { act: (await changeRole(db, id, "owner", null)) === null ? "owner" : "unknown" };
  const link = await makeResetLink(db, id, null);
  if (typeof link === "string") return { act: "unknown" };
  return { act: "reset", path: resetPath(link.token), expiresAt: link.expiresAt.toISOString() };
}

/**
 * Carries out what was typed after `npm run teacher --`; resolves to what to print. `askServer`: asks the server that has the embedded
 * database open. Throws `CommandRefused` with a sentence.
 */
export async function teacherCommand(
  settings: Environment,
  typed: readonly string[],
  askServer: (request: TeacherRequest) => Promise<TeacherAnswer>,
): Promise<string> {
  const [act, named, ...more] = parsed(typed);
  const email = normaliseEmail(named ?? "");
  const request = TeacherRequest.safeParse(named === undefined ? { act } : { act, email });
  if (!request.success || more.length > 0) throw new CommandRefused(TEACHER_USAGE);
  const open = await openData(settings, { make: false }).catch((error: Error) => {
    if (error.name === "DatabaseInUse") return null;
    throw error;
  });
  if (!open) return written(await askServer(request.data), email, settings);
  try {
    if (!(await isMigrated(open.db)))
      throw new CommandRefused(
        "No server of this version has opened this database yet. Start it once first.",
      );
    return written(await answerTeacherRequest(open.db, request.data), email, settings);
  } finally {
    await open.close();
  }
}

function parsed(typed: readonly string[]): string[] {
  try {
    return parseArgs({ args: [...typed], allowPositionals: true, options: {} }).positionals;
  } catch {
    throw new CommandRefused(TEACHER_USAGE);
  }
}

function written(answer: TeacherAnswer, email: string, settings: Environment): string {
  switch (answer.act) {
    case "unknown":
      throw new CommandRefused(`No account has the e-mail ${email}. All accounts: npm run teacher -- list`);
    case "owner":
      return `${email} is an owner.`;
    case "reset":
      return [
        `A new password for ${email} can be set once, until ${answer.expiresAt}, at`,
        `  ${teacherAddress(settings, settings.port)}${answer.path}`,
        `Under another address of this server it is ${answer.path}`,
      ].join("\n");
    case "list":
      return tableOf(answer.accounts);
  }
}

type Listed = Extract<TeacherAnswer, { act: "list" }>["accounts"];

function tableOf(accounts: Listed): string {
  if (accounts.length === 0) return "There is no account yet.";
  const wide = Math.max(...accounts.map(({ email }) => email.length));
  return accounts
    .map(
      ({ email, name, role, at }) =>
        `${role.padEnd(7)}  ${email.padEnd(wide)}  active ${at.slice(0, 10)}  ${name}`,
    )
    .join("\n");
}

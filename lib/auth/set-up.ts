import { randomInt } from "node:crypto";
import { z } from "zod";
import {
  createFirstTeacher,
  hasTeacher,
  isSetupCode,
  offerSetupCode,
  type Teacher,
} from "@/db/school/teachers";
import { type Database, getDatabase } from "@/db/store/client";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { CODE_ALPHABET } from "@/lib/session/names/join-code";
import { AccountFields, faultsOf } from "./account-fields";
import { createGrowingWait } from "./growing-wait";
import { networkOf } from "./network-of";
import { hashPassword } from "./secret";

/** The form for the first visitor. Each field's error message is a problem code. */
const SetUpForm = z.object({
  code: z
    .string()
    .max(64)
    .transform((typed) => typed.replace(/[^0-9A-Za-z]/g, "").toUpperCase()),
  ...AccountFields.shape,
});

export type SetUp =
  | { readonly ok: true; readonly teacher: Teacher }
  /** Everything that has to be changed, so that the form can be corrected at once. */
  | { readonly ok: false; readonly problems: readonly ProblemCode[]; readonly waitSeconds: number | null };

const GROUPS = 3;
const GROUP_LENGTH = 4;
/**
 * Wrong codes from one network before the first wait. There is no limit for everybody together, so that no stranger can keep the
 * owner out: there are 23¹² codes, and ten thousand guesses per second would need about 35,000 years for half of them.
 */
export const FAILED_CODES = 10;
const MINUTE_MS = 60_000;

/** Whether there is no teacher yet. */
export async function needsSetUp(): Promise<boolean> {
  return !(await hasTeacher(await getDatabase()));
}

/** The code that the server prints while there is no teacher, in groups of four; null once there is one. */
export async function setUpCode(db: Database): Promise<string | null> {
  const fresh = Array.from(
    { length: GROUPS * GROUP_LENGTH },
    () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
  ).join("");
  const code = await offerSetupCode(db, fresh);
  return code?.match(new RegExp(`.{1,${GROUP_LENGTH}}`, "g"))?.join("-") ?? null;
}

/** Creates the first teacher's account, for whoever has the code that the server printed; otherwise returns everything that is wrong. */
export function createSetUp({ now }: { now?: () => number } = {}) {
  const tries = createGrowingWait({ free: FAILED_CODES, firstMs: MINUTE_MS, mostMs: 15 * MINUTE_MS }, now);
  return async (db: Database, form: unknown, address: string): Promise<SetUp> => {
    const parsed = SetUpForm.safeParse(form);
    const known = parsed.success ? [] : faultsOf(parsed.error);
    const code = SetUpForm.shape.code.safeParse((form as { code?: unknown } | null)?.code);
    // Our own form cannot have sent this.
    if (!code.success || known === null) return refuse("bad-request");
    if (await hasTeacher(db)) return refuse("setup-done");
    const network = networkOf(address);
    const wait = tries.left(network);
    if (wait > 0) return { ...refuse("sign-in-wait"), waitSeconds: Math.ceil(wait / 1_000) };
    tries.pay(network);
    // Checked before the password is hashed, which takes time and memory that a guesser must not use up.
    const isRight = await isSetupCode(db, code.data).catch((error) => {
      tries.refund(network);
      throw error;
    });
    if (!isRight) return refuse("setup-code-wrong", ...known);
    // Only wrong codes count: with the right one the form may be corrected as often as necessary.
    tries.refund(network);
    if (!parsed.success) return refuse(...known);
    const { name, email, password } = parsed.data;
    const passwordHash = await hashPassword(password);
    const teacher = await createFirstTeacher(db, { code: code.data, name, email, passwordHash });
    return teacher ? { ok: true, teacher } : refuse("setup-code-wrong");
  };
}

function refuse(...problems: ProblemCode[]): Extract<SetUp, { ok: false }> {
  return { ok: false, problems, waitSeconds: null };
}

import { randomInt } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import { type Database, getDatabase } from "@/db/client";
import { createFirstTeacher, isSetupCode, offerSetupCode } from "@/db/setup";
import { hasTeacher, type Teacher } from "@/db/teachers";
import { cleanText } from "@/lib/session/clean-text";
import { CODE_ALPHABET } from "@/lib/session/join-code";
import type { ProblemCode } from "@/lib/session/problem";
import { hashPassword, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./password";

/** What is wrong with a field, each as the code of its problem. */
const FAULTS = [
  "name-empty",
  "email-invalid",
  "password-too-short",
  "password-too-long",
] as const satisfies ProblemCode[];

/** What the first visitor fills in. Each field's message is the code of its problem. */
const SetUpForm = z.object({
  code: z
    .string()
    .max(64)
    .transform((typed) => typed.replace(/[^0-9A-Za-z]/g, "").toUpperCase()),
  name: z
    .string()
    .max(200)
    .transform(cleanText)
    .refine((name) => name !== "", "name-empty"),
  email: z.string().trim().pipe(z.email("email-invalid").max(320, "email-invalid")),
  password: z
    .string()
    .min(MIN_PASSWORD_LENGTH, "password-too-short")
    .max(MAX_PASSWORD_LENGTH, "password-too-long"),
});
export type SetUpForm = z.input<typeof SetUpForm>;

export type SetUp =
  | { readonly ok: true; readonly teacher: Teacher }
  /** Everything that has to be changed, so that nobody repairs one field after another. */
  | { readonly ok: false; readonly problems: readonly ProblemCode[] };

const GROUPS = 3;
const GROUP_LENGTH = 4;
/** 23¹² codes, and ten tries a minute from everywhere together. */
const tries = new RateLimiterMemory({ points: 10, duration: 60 });

/** Whether the first teacher is still to be made. */
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

/** Makes the first teacher, for whoever has the code that the server printed; else says all that is wrong. */
export async function setUp(form: unknown, db?: Database): Promise<SetUp> {
  const parsed = SetUpForm.safeParse(form);
  const faults = parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
  const known = FAULTS.filter((fault) => faults.includes(fault));
  const code = SetUpForm.shape.code.safeParse((form as { code?: unknown } | null)?.code);
  // What this page's own form cannot have sent.
  if (!code.success || known.length < faults.length) return refuse("bad-request");
  const database = db ?? (await getDatabase());
  if (await hasTeacher(database)) return refuse("setup-done");
  try {
    await tries.consume("set-up");
  } catch {
    return refuse("too-fast");
  }
  if (!parsed.success) {
    const isRight = await isSetupCode(database, code.data);
    // Only wrong codes count: whoever has the right one may correct the form as often as it takes.
    if (isRight) await tries.reward("set-up");
    return refuse(...(isRight ? [] : (["setup-code-wrong"] as const)), ...known);
  }
  const { name, email, password } = parsed.data;
  const passwordHash = await hashPassword(password);
  const teacher = await createFirstTeacher(database, { code: code.data, name, email, passwordHash });
  return teacher ? { ok: true, teacher } : refuse("setup-code-wrong");
}

function refuse(...problems: ProblemCode[]): SetUp {
  return { ok: false, problems };
}

import { randomInt } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import { type Database, getDatabase } from "@/db/client";
import { createFirstTeacher, offerSetupCode } from "@/db/setup";
import { hasTeacher, type Teacher } from "@/db/teachers";
import { CODE_ALPHABET } from "@/lib/session/join-code";
import { type Problem, type ProblemCode, problem } from "@/lib/session/problem";
import { hashPassword, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./password";

/** What the first visitor fills in. Each field's message is the code of its problem. */
const SetUpForm = z.object({
  code: z
    .string()
    .max(64)
    .transform((typed) => typed.replace(/[^0-9A-Za-z]/g, "").toUpperCase()),
  name: z
    .string()
    .max(200)
    .transform((typed) => typed.replace(/\p{Cc}/gu, "").trim())
    .refine((name) => name !== "", "name-empty"),
  email: z.string().trim().pipe(z.email("email-invalid").max(320, "email-invalid")),
  password: z.string().min(MIN_PASSWORD_LENGTH, "password-too-short").max(MAX_PASSWORD_LENGTH),
});
export type SetUpForm = z.input<typeof SetUpForm>;

export type SetUp =
  | { readonly ok: true; readonly teacher: Teacher }
  | { readonly ok: false; readonly problem: Problem };

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

/** Makes the first teacher, for whoever has the code that the server printed. */
export async function setUp(form: unknown, db?: Database): Promise<SetUp> {
  const parsed = SetUpForm.safeParse(form);
  if (!parsed.success) return refuse(parsed.error.issues[0].message);
  const { code, name, email, password } = parsed.data;
  const database = db ?? (await getDatabase());
  if (await hasTeacher(database)) return refuse("setup-done");
  try {
    await tries.consume("set-up");
  } catch {
    return refuse("too-fast");
  }
  const passwordHash = await hashPassword(password);
  const teacher = await createFirstTeacher(database, { code, name, email, passwordHash });
  return teacher ? { ok: true, teacher } : refuse("setup-code-wrong");
}

function refuse(code: string): SetUp {
  const known: ProblemCode[] = [
    "name-empty",
    "email-invalid",
    "password-too-short",
    "setup-done",
    "setup-code-wrong",
    "too-fast",
  ];
  return { ok: false, problem: problem(known.find((one) => one === code) ?? "bad-request") };
}

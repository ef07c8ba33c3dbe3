import { z } from "zod";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { cleanText } from "@/lib/session/names/clean-text";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./secret";

/** What may be wrong with a field, as problem codes, in the order in which they are told. */
const FAULTS = [
  "name-empty",
  "email-invalid",
  "password-too-short",
  "password-too-long",
] as const satisfies ProblemCode[];

/** What an account is made of, as it is typed. Each field's error message is a problem code. */
export const AccountFields = z.object({
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

/** Everything that is wrong with the fields of a form; null when something is that no form of ours can have sent. */
export function faultsOf({ issues }: z.ZodError): ProblemCode[] | null {
  const found = new Set(issues.map(({ message }) => message));
  const known = FAULTS.filter((fault) => found.has(fault));
  return known.length < found.size ? null : known;
}

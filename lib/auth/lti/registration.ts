import { z } from "zod";
import type { NewPlatform } from "@/db/school/platforms";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { cleanText } from "@/lib/session/names/clean-text";
import { isSafeAddress } from "./addresses";

const LONGEST_NAME = 100;
const LONGEST = 2_000;

const text = (most: number) => z.string().transform((typed) => typed.trim().slice(0, most));
const address = (problem: ProblemCode) => text(LONGEST).refine(isSafeAddress, problem);

const Typed = z.object({
  name: text(LONGEST_NAME)
    .transform(cleanText)
    .refine((name) => name !== "", "platform-name" satisfies ProblemCode),
  // Compared letter by letter with what tokens say.
  issuer: address("platform-issuer"),
  clientId: text(255).refine((id) => id !== "", "platform-client" satisfies ProblemCode),
  deploymentId: text(255).transform((id) => id || null),
  authorisationUrl: address("platform-authorisation"),
  keysUrl: address("platform-keys"),
});

/** The platform that an owner typed, or everything that is wrong with it. */
export function readPlatform(typed: unknown): NewPlatform | readonly ProblemCode[] {
  const read = Typed.safeParse(typed);
  if (read.success) return read.data;
  return read.error.issues.map(({ code, message }) =>
    code === "custom" ? (message as ProblemCode) : "bad-request",
  );
}

import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hash, verify } from "@node-rs/argon2";
import { environment } from "@/lib/env";

let secret: string | null = null;

/** The secret that signs and encrypts teachers' cookies: NEXTAUTH_SECRET, else one generated once and kept in the data folder. */
export function authSecret(): string {
  const { authSecret, dataDir } = environment();
  secret ??= authSecret ?? keptSecret(dataDir);
  return secret;
}

/** The secret kept in `folder`, readable by its owner only; generated at the first call. */
export function keptSecret(folder: string): string {
  const file = path.join(folder, "auth-secret");
  mkdirSync(folder, { recursive: true });
  try {
    // "wx": of two processes that start at once, only one writes.
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}

export const MIN_PASSWORD_LENGTH = 10;
/** Nobody types longer ones, and they would cost the server time. */
export const MAX_PASSWORD_LENGTH = 200;

/** Argon2id (the library's default) with the parameters of OWASP's password storage cheat sheet: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a random password with the same cost, compared for unknown e-mail addresses. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$BL0sTYuX5I4W3Ie7Fqjyqw$345RuOiY4+jJAKSAQFSLCQawUtHFZKyedekNCaCXwTc";

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether a password matches. Takes as long when there is no such teacher (`passwordHash` null), so that timing reveals nothing. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const right = await verify(passwordHash ?? NOBODY, password);
  return right && passwordHash !== null;
}

import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hash, verify } from "@node-rs/argon2";
import { environment } from "@/lib/env";

let secret: string | null = null;

/** What signs and encrypts teachers' sessions: NEXTAUTH_SECRET, else one made once and kept in the data folder. */
export function authSecret(): string {
  const { authSecret, dataDir } = environment();
  secret ??= authSecret ?? keptSecret(dataDir);
  return secret;
}

/** The secret in `folder`, readable by its owner alone; made at the first call. */
export function keptSecret(folder: string): string {
  const file = path.join(folder, "auth-secret");
  mkdirSync(folder, { recursive: true });
  try {
    // "wx": of two processes that start at once, one writes.
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}

export const MIN_PASSWORD_LENGTH = 10;
/** Longer ones cost the server time and nobody types them. */
export const MAX_PASSWORD_LENGTH = 200;

/** Argon2id as OWASP's password storage sheet has it: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a random password of the same cost, for e-mails that nobody has. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$BL0sTYuX5I4W3Ie7Fqjyqw$345RuOiY4+jJAKSAQFSLCQawUtHFZKyedekNCaCXwTc";

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether it is the password. Takes as long when there is no such teacher (`passwordHash` null), so that time tells nothing. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const right = await verify(passwordHash ?? NOBODY, password);
  return right && passwordHash !== null;
}

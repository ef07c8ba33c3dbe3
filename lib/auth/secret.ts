import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
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

import { createPrivateKey, randomBytes, X509Certificate } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { authorityFiles } from "@/lib/env/own-authority";
import { type KeyedCertificate, makeAuthority } from "./certificate";
import type { PermittedNames } from "./names";

/** HTTPS with an own authority cannot be served; the message is for whoever starts the server. */
export class HttpsRefused extends Error {
  override name = "HttpsRefused";
}

const DAY_MS = 86_400_000;
const YEARS = 10;
/** Clocks of school devices may be behind: a certificate is valid from a day before it is made. */
export const BEFORE_MS = DAY_MS;

/** The authority of a data folder, made at the first call and kept from then on. Throws `HttpsRefused` when its files are of no use. */
export function keptAuthority(
  dataDir: string,
  permitted: () => PermittedNames,
  now: Date = new Date(),
): KeyedCertificate {
  const files = authorityFiles(dataDir);
  if (!existsSync(files.folder)) {
    const until = new Date(now);
    until.setUTCFullYear(until.getUTCFullYear() + YEARS);
    const from = new Date(now.getTime() - BEFORE_MS);
    const name = `Downhill on ${hostname().slice(0, 32)} (${randomBytes(3).toString("hex")})`;
    keep(files.folder, makeAuthority(name, permitted(), { from, until }));
  }
  const advice = `Put the folder ${files.folder} back from a backup. Or delete it: then a new authority is made, whose certificate has to be installed on every device again.`;
  const refuse = (what: string) => new HttpsRefused(`${what} ${advice}`);
  const read = (file: string): string => {
    try {
      return readFileSync(file, "utf8");
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw refuse(`HTTPS=own needs ${file}, which ${code === "ENOENT" ? "is missing" : "cannot be read"}.`);
    }
  };
  const kept = { key: read(files.key), cert: read(files.cert) };
  // A copy from a backup may be readable by everyone.
  if (process.platform !== "win32" && (statSync(files.key).mode & 0o077) !== 0) chmodSync(files.key, 0o600);
  const fault = faultIn(kept, now);
  if (fault !== null)
    throw refuse(`HTTPS=own cannot use ${fault === "key" ? files.key : files.cert}: ${FAULTS[fault]}.`);
  return kept;
}

const FAULTS = {
  key: "it is no private key",
  cert: "it is no certificate of an authority",
  pair: "it does not belong to the key beside it",
  expired: "it is no longer valid",
} as const;

function faultIn({ key, cert }: KeyedCertificate, now: Date): keyof typeof FAULTS | null {
  const privateKey = attempt(() => createPrivateKey(key));
  const certificate = attempt(() => new X509Certificate(cert));
  if (privateKey === null) return "key";
  if (!certificate?.ca) return "cert";
  if (!certificate.checkPrivateKey(privateKey)) return "pair";
  return now > new Date(certificate.validTo) ? "expired" : null;
}

function attempt<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Writes key and certificate in one step: a server that dies meanwhile leaves both or neither. */
function keep(folder: string, { key, cert }: KeyedCertificate): void {
  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  writeFileSync(path.join(unfinished, "ca.key"), key, { mode: 0o600 });
  writeFileSync(path.join(unfinished, "downhill-ca.crt"), cert, { mode: 0o644 });
  renameSync(unfinished, folder);
}

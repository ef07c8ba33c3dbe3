import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { authorityFiles } from "@/lib/env/own-authority";
import { BEFORE_MS, keptAuthority } from "./authority";
import { type KeyedCertificate, makeServerCertificate, nameCount, permittedBy } from "./certificate";
import { isPermitted, type MachineNames, machineNames, permittedNames } from "./names";

const DAY_MS = 86_400_000;
/** The longest that browsers accept from public authorities is 398 days, and Apple's devices accept 825 from others. */
const DAYS = 397;
const RENEWED_BEFORE_DAYS = 30;

/** The server's certificate, and the names of this machine that it may not have, since its authority may not vouch for them. */
export type OwnCertificate = KeyedCertificate & { readonly leftOut: readonly string[] };

export type CertificateOptions = {
  readonly dataDir: string;
  readonly publicUrl: string | null;
  readonly now?: Date;
  /** The names of this machine, if not those that it has. */
  readonly names?: MachineNames;
};

/**
 * The certificate to serve HTTPS with: the kept one while it is valid for long enough and for exactly the names that the machine has now, else a
 * new one. Throws `HttpsRefused` when the authority's files are of no use.
 */
export function ownCertificate({
  dataDir,
  publicUrl,
  now = new Date(),
  names = machineNames(publicUrl),
}: CertificateOptions): OwnCertificate {
  const authority = keptAuthority(dataDir, () => permittedNames(publicUrl), now);
  const permitted = permittedBy(authority.cert);
  const may = (name: string) => permitted === null || isPermitted(permitted, name);
  const leftOut = [...names.hosts, ...names.addresses].filter((name) => !may(name));
  const own: MachineNames = { hosts: names.hosts.filter(may), addresses: names.addresses.filter(may) };
  const { server } = authorityFiles(dataDir);
  const kept = keptCertificate(server);
  if (kept && isStillRight(kept, authority, own, now)) return { ...kept, leftOut };
  const until = new Date(Math.min(now.getTime() - BEFORE_MS + DAYS * DAY_MS, endOf(authority.cert)));
  const lifetime = { from: new Date(now.getTime() - BEFORE_MS), until };
  const made = makeServerCertificate(authority, "Downhill", own, lifetime);
  writeFileSync(`${server}.new`, made.key + made.cert, { mode: 0o600 });
  renameSync(`${server}.new`, server);
  return { ...made, leftOut };
}

/** Null when there is none, or a broken one: the next takes its place. */
function keptCertificate(file: string): KeyedCertificate | null {
  try {
    const [key, cert] = readFileSync(file, "utf8").split(/(?=-----BEGIN CERTIFICATE-----)/);
    if (key === undefined || cert === undefined) return null;
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)) ? { key, cert } : null;
  } catch {
    return null;
  }
}

function isStillRight(
  { cert }: KeyedCertificate,
  authority: KeyedCertificate,
  { hosts, addresses }: MachineNames,
  now: Date,
): boolean {
  const certificate = new X509Certificate(cert);
  const end = endOf(cert);
  return (
    certificate.verify(new X509Certificate(authority.cert).publicKey) &&
    now >= new Date(certificate.validFrom) &&
    // One that ends with its authority cannot be replaced by a longer one.
    (end - now.getTime() >= RENEWED_BEFORE_DAYS * DAY_MS ||
      (end === endOf(authority.cert) && now.getTime() < end)) &&
    nameCount(cert) === hosts.length + addresses.length &&
    hosts.every((host) => certificate.checkHost(host, { subject: "never" }) !== undefined) &&
    addresses.every((address) => certificate.checkIP(address) !== undefined)
  );
}

function endOf(cert: string): number {
  return Date.parse(new X509Certificate(cert).validTo);
}

import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The certificate of this server's own authority, for devices to trust. */
export type OwnAuthority = {
  /** In PEM. */
  readonly certificate: string;
  /** SHA-256, in pairs of hexadecimal digits with colons between them. */
  readonly fingerprint: string;
  readonly validUntil: Date;
};

/** Where a data folder keeps the own authority and what it has signed. */
export function authorityFiles(dataDir: string) {
  const folder = path.join(dataDir, "https");
  return {
    folder,
    key: path.join(folder, "ca.key"),
    cert: path.join(folder, "downhill-ca.crt"),
    server: path.join(folder, "server.pem"),
  };
}

/** The authority of a data folder. Throws when there is none. */
export function ownAuthority(dataDir: string): OwnAuthority {
  const certificate = new X509Certificate(readFileSync(authorityFiles(dataDir).cert));
  return {
    certificate: certificate.toString(),
    fingerprint: certificate.fingerprint256,
    validUntil: new Date(certificate.validTo),
  };
}

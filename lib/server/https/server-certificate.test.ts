import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { authorityFiles, ownAuthority } from "@/lib/env/own-authority";
import { keptAuthority } from "./authority";
import { makeServerCertificate } from "./certificate";
import { permittedNames } from "./names";
import { type CertificateOptions, ownCertificate } from "./server-certificate";

const DAY_MS = 86_400_000;
const dataDir = path.join(mkdtempSync(path.join(tmpdir(), "downhill-https-")), "data");
const files = authorityFiles(dataDir);
const NAMES = {
  hosts: ["ada-pc.local", "localhost"],
  addresses: ["127.0.0.1", "192.168.1.20", "::1", "fd00::20"],
};
const NOW = new Date("2026-11-30T12:00:00Z");

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const certificate = (changed: Partial<CertificateOptions> = {}) =>
  ownCertificate({ dataDir, publicUrl: null, now: NOW, names: NAMES, ...changed });
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const days = ({ validFrom, validTo }: X509Certificate) =>
  (Date.parse(validTo) - Date.parse(validFrom)) / DAY_MS;

test("the server's certificate is for the machine's names, from an authority of its own that is good for ten years", () => {
  const own = new X509Certificate(certificate().cert);
  const authority = new X509Certificate(ownAuthority(dataDir).certificate);
  expect(own.checkIssued(authority)).toBe(true);
  expect(own.verify(authority.publicKey)).toBe(true);
  expect(authority.verify(authority.publicKey)).toBe(true);
  expect([authority.ca, own.ca]).toEqual([true, false]);
  expect(NAMES.hosts.map((host) => own.checkHost(host))).toEqual(NAMES.hosts);
  expect(NAMES.addresses.map((address) => own.checkIP(address))).toEqual(NAMES.addresses);
  expect([own.checkHost("www.example.org"), own.checkIP("192.168.1.21")]).toEqual([undefined, undefined]);
  expect(days(own)).toBe(397);
  expect(authority.validTo).toBe("Nov 30 12:00:00 2036 GMT");
  expect(own.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
});

test("keys are readable by their owner only, also after a backup has loosened them, and nothing unfinished is left", () => {
  certificate();
  const modes = () => [files.key, files.server].map((file) => statSync(file).mode & 0o777);
  expect(modes()).toEqual([0o600, 0o600]);
  chmodSync(files.key, 0o644);
  certificate();
  expect(modes()).toEqual([0o600, 0o600]);
  expect(readdirSync(dataDir)).toEqual(["https"]);
  expect(readdirSync(files.folder).sort()).toEqual(["ca.key", "downhill-ca.crt", "server.pem"]);
});

test("both are kept across restarts; the server's is renewed in its last month, the authority's is not", () => {
  const first = certificate();
  const { fingerprint } = ownAuthority(dataDir);
  expect(certificate({ now: later(365) })).toEqual(first);
  const next = certificate({ now: later(367) });
  expect(next.cert).not.toBe(first.cert);
  expect(Date.parse(new X509Certificate(next.cert).validTo)).toBe(later(367 + 396).getTime());
  expect(ownAuthority(dataDir).fingerprint).toBe(fingerprint);
});

test("the last certificate ends with its authority, and is not renewed over and over", () => {
  const nearEnd = new Date("2036-11-10T12:00:00Z");
  certificate();
  const last = certificate({ now: nearEnd });
  expect(new X509Certificate(last.cert).validTo).toBe("Nov 30 12:00:00 2036 GMT");
  expect(certificate({ now: new Date("2036-11-29T12:00:00Z") })).toEqual(last);
});

test("another address of the machine, more or fewer, means another certificate of the same authority", () => {
  const first = certificate();
  const moved = certificate({ names: { ...NAMES, addresses: ["127.0.0.1", "10.0.0.7", "::1", "fd00::20"] } });
  const fewer = certificate({ names: { ...NAMES, addresses: ["127.0.0.1"] } });
  const own = new X509Certificate(moved.cert);
  expect(new Set([first.cert, moved.cert, fewer.cert]).size).toBe(3);
  expect([own.checkIP("10.0.0.7"), own.checkIP("192.168.1.20")]).toEqual(["10.0.0.7", undefined]);
  expect(own.verify(new X509Certificate(ownAuthority(dataDir).certificate).publicKey)).toBe(true);
  expect(new X509Certificate(fewer.cert).checkIP("::1")).toBe(undefined);
});

test("a name that its authority may not vouch for is left out, and said", () => {
  certificate();
  const named = certificate({ names: { ...NAMES, hosts: [...NAMES.hosts, "class.example.org"] } });
  expect(named.leftOut).toEqual(["class.example.org"]);
  expect(new X509Certificate(named.cert).checkHost("class.example.org")).toBe(undefined);
});

test("a broken certificate of the server is replaced", () => {
  const first = certificate();
  writeFileSync(files.server, "nonsense");
  const next = certificate();
  expect(next.cert).not.toBe(first.cert);
  expect(certificate()).toEqual(next);
});

test("a broken authority is refused with what to do about it, and nothing is overwritten", () => {
  const refusal = (breakIt: () => void, now = NOW) => {
    rmSync(dataDir, { recursive: true, force: true });
    certificate();
    breakIt();
    const before = existsSync(files.key) && readFileSync(files.key, "utf8");
    try {
      certificate({ now });
      return "none";
    } catch (error) {
      const { name, message } = error as Error;
      expect(name).toBe("HttpsRefused");
      expect(message).toContain(`Or delete it`);
      expect(existsSync(files.key) && readFileSync(files.key, "utf8")).toBe(before);
      return message.slice(0, message.indexOf(" Put the folder")).replaceAll(`${files.folder}/`, "");
    }
  };
  const other = () => {
    const kept = readFileSync(files.key, "utf8");
    rmSync(dataDir, { recursive: true });
    certificate();
    writeFileSync(files.key, kept);
  };
  expect([
    refusal(() => rmSync(files.key)),
    refusal(() => rmSync(files.cert)),
    refusal(() => writeFileSync(files.key, "nonsense")),
    refusal(() => writeFileSync(files.cert, "")),
    refusal(() => writeFileSync(files.cert, readFileSync(files.server))),
    refusal(other),
    refusal(() => {}, new Date("2037-01-01")),
  ]).toEqual([
    "HTTPS=own needs ca.key, which is missing.",
    "HTTPS=own needs downhill-ca.crt, which is missing.",
    "HTTPS=own cannot use ca.key: it is no private key.",
    "HTTPS=own cannot use downhill-ca.crt: it is no certificate of an authority.",
    "HTTPS=own cannot use downhill-ca.crt: it is no certificate of an authority.",
    "HTTPS=own cannot use downhill-ca.crt: it does not belong to the key beside it.",
    "HTTPS=own cannot use downhill-ca.crt: it is no longer valid.",
  ]);
});

/** Another implementation than Node's, where the machine has it. */
const openssl = (...args: string[]) => {
  try {
    return execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"] }).toString();
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer };
    return code === "ENOENT" ? null : String(stderr);
  }
};
test.skipIf(openssl("version") === null)(
  "OpenSSL trusts the server's certificate, and none for another site from a stolen key",
  () => {
    certificate({ now: new Date() });
    const verify = (...args: string[]) =>
      openssl("verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", files.cert, ...args);
    expect(verify("-verify_ip", "192.168.1.20", files.server)).toContain(": OK");
    expect(verify("-verify_ip", "fd00::20", files.server)).toContain(": OK");
    expect(verify("-verify_hostname", "ada-pc.local", files.server)).toContain(": OK");
    const stolen = path.join(dataDir, "stolen.pem");
    const lifetime = { from: later(-1), until: later(300) };
    const authority = keptAuthority(dataDir, () => permittedNames(null));
    const forged = [
      { hosts: ["www.example.org"], addresses: [] },
      { hosts: [], addresses: ["8.8.8.8"] },
    ].map((names) => {
      writeFileSync(stolen, makeServerCertificate(authority, "Downhill", names, lifetime).cert);
      return verify(stolen);
    });
    for (const answer of forged) expect(answer).toContain("permitted subtree violation");
  },
);

import { expect, test } from "vitest";
import { classAddress } from "@/components/desk/class-address";
import { banner, studentAddresses, teacherAddress } from "./banner";

const nearby = ["192.168.1.20", "10.0.0.7"];
const ways = { publicUrl: null as string | null, host: "0.0.0.0", trustProxy: false };
const school = { ...ways, publicUrl: "https://class.example.org" };

test("students get the public address, else those of the local network, else none", () => {
  const of = (changed: Partial<typeof ways>) => studentAddresses({ ...ways, ...changed }, 3000, nearby);
  expect(of(school)).toEqual(["https://class.example.org"]);
  expect(of({ ...school, trustProxy: true })).toEqual(["https://class.example.org"]);
  expect(of({})).toEqual(["http://192.168.1.20:3000", "http://10.0.0.7:3000"]);
  expect(of({ host: "192.168.1.20" })).toEqual(["http://192.168.1.20:3000"]);
  expect(of({ host: "127.0.0.1" })).toEqual([]);
  expect(of({ trustProxy: true })).toEqual([]);
});

test("the teacher gets the public address, else the one that the server listens on", () => {
  const of = (changed: Partial<typeof ways>) => teacherAddress({ ...ways, ...changed }, 3000);
  expect(of(school)).toBe("https://class.example.org");
  expect(of({})).toBe("http://localhost:3000");
  expect(of({ host: "127.0.0.1" })).toBe("http://localhost:3000");
  expect(of({ host: "192.168.1.20" })).toBe("http://192.168.1.20:3000");
  expect(of({ host: "fd00::7" })).toBe("http://[fd00::7]:3000");
});

test("the banner names the teacher's address, the students' with a QR code, and the set-up code while it is needed", () => {
  const first = banner(ways, 3000, nearby, "ABCD-EFGH-JKLM");
  expect(first).toContain("Downhill is ready at http://localhost:3000\n");
  expect(first).toContain("http://localhost:3000/teach/set-up");
  expect(first).toContain("ABCD-EFGH-JKLM");
  expect(first).toContain("Students join at http://192.168.1.20:3000");
  expect(first).toMatch(/[▀▄█]{5}/);
  const later = banner({ ...ways, host: "127.0.0.1" }, 3000, nearby, null);
  expect(later).not.toContain("Set-up code");
  expect(later).toContain("Only this machine can reach the server");
});

test("with PUBLIC_URL the banner, the desk, the projector and every link say that one address", () => {
  const said = banner(school, 3000, nearby, "ABCD-EFGH-JKLM");
  const addresses = said.match(/https?:\/\/[^\s/]+/g);
  const shown = classAddress({ publicUrl: school.publicUrl, localHost: nearby[0] }, "http://localhost:3000");
  expect(new Set([...(addresses ?? []), shown])).toEqual(new Set(["https://class.example.org"]));
});

test("behind a proxy whose address is not known, the banner asks for it", () => {
  const said = banner({ ...ways, trustProxy: true }, 3000, nearby, null);
  expect(said).toContain("Set PUBLIC_URL");
  expect(said).not.toContain("192.168.1.20");
});

test("the banner names the addresses over HTTPS beside the plain ones, the certificate, and the page that explains it", () => {
  const https = { port: 3443, certificate: "/srv/downhill/https/downhill-ca.crt", fingerprint: "DE:3D" };
  const about = (changed: Partial<typeof ways>) => {
    const said = banner({ ...ways, ...changed }, 3000, nearby, null, https);
    return said.slice(said.indexOf("HTTPS, for")).trimEnd().split("\n");
  };
  const certificate = ["  Certificate  /srv/downhill/https/downhill-ca.crt", "  SHA-256      DE:3D"];
  expect(about({})).toEqual([
    "HTTPS, for devices that trust this server's certificate:",
    "  You          https://localhost:3443",
    "  Students     https://192.168.1.20:3443",
    "  Students     https://10.0.0.7:3443",
    ...certificate,
    "  How to       http://192.168.1.20:3000/ca",
  ]);
  expect(about({ publicUrl: "http://class.school.lan:3000" }).slice(1)).toEqual([
    "  You          https://class.school.lan:3443",
    "  Students     https://class.school.lan:3443",
    ...certificate,
    "  How to       http://class.school.lan:3000/ca",
  ]);
  expect(about({ host: "127.0.0.1" }).slice(1)).toEqual([
    "  You          https://localhost:3443",
    ...certificate,
    "  How to       http://localhost:3000/ca",
  ]);
  expect(banner(ways, 3000, nearby, null)).not.toContain("HTTPS");
});

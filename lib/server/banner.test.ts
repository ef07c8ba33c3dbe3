import { expect, test } from "vitest";
import { banner, studentAddresses } from "./banner";

const nearby = ["192.168.1.20", "10.0.0.7"];

test("students get the public address, else those of the local network, else none", () => {
  const of = (publicUrl: string | null, host: string) => studentAddresses({ publicUrl, host }, 3000, nearby);
  expect(of("https://class.example.org", "0.0.0.0")).toEqual(["https://class.example.org"]);
  expect(of(null, "0.0.0.0")).toEqual(["http://192.168.1.20:3000", "http://10.0.0.7:3000"]);
  expect(of(null, "192.168.1.20")).toEqual(["http://192.168.1.20:3000"]);
  expect(of(null, "127.0.0.1")).toEqual([]);
});

test("the banner names the teacher's address, the students' with a QR code, and the set-up code while it is needed", () => {
  const first = banner(3000, ["http://192.168.1.20:3000"], "ABCD-EFGH-JKLM");
  expect(first).toContain("Downhill is ready at http://localhost:3000\n");
  expect(first).toContain("http://localhost:3000/teach/set-up");
  expect(first).toContain("ABCD-EFGH-JKLM");
  expect(first).toContain("Students join at http://192.168.1.20:3000");
  expect(first).toMatch(/[▀▄█]{5}/);
  const later = banner(3000, [], null);
  expect(later).not.toContain("Set-up code");
  expect(later).toContain("Only this machine can reach it");
});

import { expect, test } from "vitest";
import { classAddress, secureAddress } from "./class-address";

const nowhere = { publicUrl: null, localHost: null };

test("students use the address that the teacher uses", () => {
  const places = { publicUrl: null, localHost: "192.168.1.24" };
  expect(classAddress(places, "https://class.example.org")).toBe("https://class.example.org");
});

test("if the teacher sits at the server itself, students get its address in the local network", () => {
  const places = { publicUrl: null, localHost: "192.168.1.24" };
  expect(classAddress(places, "http://localhost:3000")).toBe("http://192.168.1.24:3000");
  expect(classAddress(places, "http://127.0.0.1:3000")).toBe("http://192.168.1.24:3000");
});

test("PUBLIC_URL takes precedence over both", () => {
  const places = { publicUrl: "https://class.example.org", localHost: "192.168.1.24" };
  expect(classAddress(places, "http://localhost:3000")).toBe("https://class.example.org");
});

test("without a network the server can only be reached from itself", () => {
  expect(classAddress(nowhere, "http://localhost:3000")).toBe("http://localhost:3000");
});

const ports = { http: 3000, https: 3443 };

test("a teacher who uses the server's own HTTPS shows students the plain address, which no device warns of", () => {
  const places = { publicUrl: null, localHost: "192.168.1.24", ports };
  expect(classAddress(places, "https://localhost:3443")).toBe("http://192.168.1.24:3000");
  expect(classAddress(places, "https://192.168.1.24:3443")).toBe("http://192.168.1.24:3000");
  expect(classAddress(places, "https://ada-pc.local:3443")).toBe("http://ada-pc.local:3000");
  expect(classAddress({ ...places, ports: null }, "https://ada-pc.local:3443")).toBe(
    "https://ada-pc.local:3443",
  );
  expect(classAddress({ ...places, publicUrl: "https://ada-pc.local:3443" }, "http://localhost:3000")).toBe(
    "https://ada-pc.local:3443",
  );
});

test("the same place over the own HTTPS is known, unless the address is secure already or there is none", () => {
  const places = { publicUrl: null, localHost: "192.168.1.24", ports };
  expect(secureAddress(places, "http://192.168.1.24:3000")).toBe("https://192.168.1.24:3443");
  expect(secureAddress(places, "https://class.example.org")).toBe(null);
  expect(secureAddress({ ...places, ports: null }, "http://192.168.1.24:3000")).toBe(null);
});

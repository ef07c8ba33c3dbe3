import { expect, test } from "vitest";
import { classAddress } from "./class-address";

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

import { expect, test } from "vitest";
import { BROWSER_PASS_COOKIE } from "@/lib/auth/browser-pass";
import { seatCookieName } from "@/lib/protocol/join";
import { browserPassCookie, readCookies, seatCookie } from "./cookies";

const SESSION = "8a5a9d66-3a0f-4f0e-9a54-0f4c0f0f0f0f";

test.each([
  [undefined, {}],
  ["", {}],
  ["a=1; b=2", { a: "1", b: "2" }],
  ["a=1;b=2;", { a: "1", b: "2" }],
  [" a = 1 ", { a: "1" }],
  ["a=1; a=2", { a: "1" }],
  ["a=x=y", { a: "x=y" }],
  ["a=%20b", { a: " b" }],
  ["a=%E0%A4%A", { a: "%E0%A4%A" }],
  // Quotes are part of a value: none of ours has any, so what comes in quotes was not set here.
  ['a="x"', { a: '"x"' }],
  ["a; b=2; ;; =3", { b: "2", "": "3" }],
  ["constructor=1; toString=2", { constructor: "1", toString: "2" }],
])("%j is read as the cookies in it", (cookie, cookies) => {
  expect({ ...readCookies({ cookie }) }).toEqual(cookies);
});

test("names that every object has are cookies like others, and name none that was not sent", () => {
  const cookies = readCookies({ cookie: "__proto__=evil; hasOwnProperty=1" });
  expect(Object.entries(cookies)).toEqual([
    ["__proto__", "evil"],
    ["hasOwnProperty", "1"],
  ]);
  expect(readCookies({ cookie: "a=1" }).constructor).toBeUndefined();
  expect({}).not.toHaveProperty("evil");
});

test("what keeps a seat or a pass is out of reach of scripts and other sites, and over HTTPS goes back that way alone", () => {
  const seat = `${seatCookieName(SESSION)}=token.1; Max-Age=2592000; Path=/; HttpOnly`;
  const pass = `${BROWSER_PASS_COOKIE}=pass; Max-Age=43200; Path=/; HttpOnly`;
  expect([seatCookie(SESSION, "token.1", false), seatCookie(SESSION, "token.1", true)]).toEqual([
    `${seat}; SameSite=Lax`,
    `${seat}; Secure; SameSite=Lax`,
  ]);
  expect([browserPassCookie("pass", false), browserPassCookie("pass", true)]).toEqual([
    `${pass}; SameSite=Lax`,
    `${pass}; Secure; SameSite=Lax`,
  ]);
});

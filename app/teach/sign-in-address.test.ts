import { expect, test } from "vitest";
import { ownPage, signInAddress } from "./sign-in-address";

test.each([
  "/teach",
  "/teach/new?from=0b6c2f5e-8f0f-4f7e-9f5c-2f8f3c1f7a11",
  "/teach/new?plan=abc&unknown=%C3%A9%20%2F%26",
  "/teach/plans/abc-def",
  "/screen/abc?view=rates",
  "/replay/abc?t=12:31",
  "/replay/abc?share=a_b-c&t=12:31",
])("signing in leads back to %s, and nothing of it is lost", (page) => {
  expect(ownPage(page)).toBe(page);
  const { pathname, searchParams } = new URL(signInAddress(page), "http://school");
  expect([pathname, searchParams.get("next")]).toEqual(["/teach/sign-in", page]);
});

test("what Next's router adds to an address is no part of it", () => {
  expect(ownPage("/teach/new?_rsc=1x2y3")).toBe("/teach/new");
  expect(ownPage("/replay/abc?t=12%3A31&_rsc=1x2y3&share=a")).toBe("/replay/abc?t=12%3A31&share=a");
});

test.each([
  undefined,
  ["/teach", "/teach/new"],
  "",
  "teach",
  "//evil.example",
  "//evil.example/teach",
  "/\\evil.example/teach",
  "\\\\evil.example",
  "/\t/evil.example/teach",
  "/\n/evil.example/teach",
  "\t//evil.example/teach",
  " //evil.example/teach",
  "https://evil.example/teach",
  "https:evil.example",
  "https:/evil.example/teach",
  "javascript:alert(1)",
  "data:text/html,teach",
  "/teach/../../evil",
  "/teach/..//evil.example",
  "/teach@evil.example",
  "/api/auth/signout",
  "/play/ABC234",
  "/",
  "/teach/sign-in?next=/teach/sign-in",
  "/teach/set-up",
])("signing in does not lead to %j", (asked) => {
  expect(ownPage(asked)).toBeNull();
  expect(signInAddress(typeof asked === "string" ? asked : null)).toBe("/teach/sign-in");
});

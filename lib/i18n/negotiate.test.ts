import { expect, test } from "vitest";
import { negotiateLocale } from "./negotiate";

test("the reader's choice comes before what the browser accepts", () => {
  expect(negotiateLocale("ar", "en-GB,en;q=0.9")).toBe("ar");
});

test("the best accepted language that exists wins, whatever its region", () => {
  expect(negotiateLocale(undefined, "de-DE,ar-EG;q=0.8,en;q=0.5")).toBe("ar");
  expect(negotiateLocale(undefined, "en;q=0.2, ar;q=0.9")).toBe("ar");
});

test("a refused language is not chosen", () => {
  expect(negotiateLocale(undefined, "ar;q=0, de")).toBe("en");
});

test.each([null, "", "*", "xx", ";;q=", "__proto__"])(
  "from %j nobody is left without a language",
  (header) => {
    expect(negotiateLocale("__proto__", header)).toBe("en");
  },
);

import { expect, test } from "vitest";
import { personOf } from "./person";

const GOOGLE = { issuer: "https://accounts.google.com" };
const SCHOOL = { issuer: "https://login.school.example" };
const verified = { sub: "1", email: "ada@school.example", email_verified: true };

test("a person is an issuer and a subject, with an address in lower case and a name fit to show", () => {
  const claims = {
    ...verified,
    iss: SCHOOL.issuer,
    email: "Ada@School.Example",
    name: " Ada\u202E\n Lovelace ",
  };
  const ada = { ...SCHOOL, subject: "1", email: "ada@school.example", isVerified: true };
  expect(personOf(claims, SCHOOL)).toEqual({ ...ada, name: "Ada Lovelace" });
  expect(personOf({ ...claims, iss: `${SCHOOL.issuer}/` }, SCHOOL)).toMatchObject(ada);
  expect(personOf({ ...claims, name: "\u200B", preferred_username: "ada" }, SCHOOL)?.name).toBe("ada");
  expect(personOf({ ...claims, name: 7 }, SCHOOL)?.name).toBe("ada");
});

test.each([
  null,
  "Ada",
  {},
  { ...verified },
  { ...verified, iss: "https://login.school.example.evil.example" },
  { ...verified, iss: "https://LOGIN.school.example" },
  { ...verified, iss: SCHOOL.issuer, sub: "" },
  { ...verified, iss: SCHOOL.issuer, sub: 1 },
  { ...verified, iss: SCHOOL.issuer, sub: "x".repeat(256) },
])("%j is nobody", (claims) => {
  expect(personOf(claims, SCHOOL)).toBeNull();
});

test("of addresses, Google vouches for its own and for those of a school's domain", () => {
  const isVerified = (claims: object) =>
    personOf({ ...verified, iss: GOOGLE.issuer, ...claims }, GOOGLE)?.isVerified;
  expect(isVerified({ hd: "school.example" })).toBe(true);
  expect(isVerified({ email: "ada@gmail.com" })).toBe(true);
  expect(isVerified({})).toBe(false);
  expect(isVerified({ hd: "school.example", email_verified: false })).toBe(false);
  expect(isVerified({ hd: "school.example", email_verified: "true" })).toBe(false);
  expect(isVerified({ email: "ada@notgmail.com" })).toBe(false);
});

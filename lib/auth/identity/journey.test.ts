import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, CLIENT } from "@/lib/testing/server/made-up-issuer";
import {
  ADA,
  bob,
  refused,
  type SchoolOfIssuer,
  says,
  startSchoolOfIssuer,
  told,
  whoIs,
} from "@/lib/testing/server/school-of-issuer";
import { problemOfError } from "./refusal";

let school: SchoolOfIssuer;
let logged: string[] = [];

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation((...parts) => void logged.push(parts.map(String).join(" ")));
  school = await startSchoolOfIssuer();
});
afterAll(() => school?.close());
beforeEach(async () => {
  await school.empty();
  logged = [];
});

test("the first sign-in is by an address that the issuer has verified; after that only the subject counts", async () => {
  await school.ada();
  school.issuer.says(says({ ...ADA, email: "Ada@School.example" }));
  const browser = school.server.browser();
  expect(await browser.signIn({ callbackUrl: "/teach/new?from=1" })).toBe("/teach/new?from=1");
  expect(await browser.session()).toMatchObject({ user: { name: "Ada", email: "ada@school.example" } });
  const account = { email: "ada@school.example", name: "Ada", role: "teacher", hash: "a hash" };
  const linked = { subject: "subject 1", issuer: school.issuer.issuer, email: "ada@school.example" };
  expect(await school.left()).toEqual({
    teachers: [account],
    identities: [linked],
    signIns: 2,
    deeds: [
      { type: "identity-linked", how: "by-email" },
      { type: "signed-in", device: "new" },
    ],
  });

  for (const email of ["ada@elsewhere.example", "eve@school.example", undefined]) {
    school.issuer.says(says({ email, email_verified: false }));
    expect(await browser.signIn()).toBe("/teach");
    expect(await whoIs(browser)).toBe("ada@school.example");
  }
  const { teachers: all, identities: same, signIns: browsers, deeds: done } = await school.left();
  expect([all, same, browsers]).toEqual([[account], [linked], 5]);
  expect(done.slice(2)).toEqual(Array(3).fill({ type: "signed-in", device: "known" }));
});

describe("what cannot be trusted signs nobody in and leaves nothing behind", () => {
  const minute = 60;
  const now = () => Math.floor(Date.now() / 1_000);
  const lies: [string, string, Answer][] = [
    ["another nonce", "identity-failed", says({ ...ADA, nonce: "a nonce of another browser" })],
    ["no nonce", "identity-failed", says({ ...ADA, nonce: undefined })],
    ["a token for another client", "identity-failed", says({ ...ADA, aud: "another client" })],
    ["a token for several clients", "identity-failed", says({ ...ADA, aud: [CLIENT.clientId, "another"] })],
    ["another issuer", "identity-failed", says({ ...ADA, iss: "https://accounts.google.com" })],
    ["an expired token", "identity-failed", says({ ...ADA, iat: now() - 60 * minute, exp: now() - minute })],
    ["a token without an end", "identity-failed", says({ ...ADA, exp: undefined })],
    ["a token for later", "identity-failed", says({ ...ADA, nbf: now() + 10 * minute })],
    ["no subject", "identity-failed", says({ ...ADA, sub: undefined })],
    ["a subject that no database stores", "identity-failed", says({ ...ADA, sub: "a\u0000b" })],
    ["a token that nobody signed", "identity-failed", { ...says(ADA), signature: "none" }],
    ["a key of somebody else's", "identity-failed", { ...says(ADA), signature: "foreign" }],
    ["the client's own secret as the key", "identity-failed", { ...says(ADA), signature: "shared" }],
    ["another state", "identity-failed", { ...says(ADA), callback: { state: "of another browser" } }],
    ["an error", "identity-declined", { ...says(ADA), error: "access_denied" }],
    [
      "an unverified address that has an account",
      "identity-unverified",
      says({ ...ADA, email_verified: false }),
    ],
    ["an address of which it says no more", "identity-unverified", says({ email: ADA.email })],
    ["a word in place of yes", "identity-unverified", says({ ...ADA, email_verified: "true" })],
    ["an unverified address without an account", "identity-unverified", bob({ email_verified: false })],
    ["no address", "identity-without-email", says({ name: "Ada" })],
    ["an address that only looks like one", "identity-without-email", says({ ...ADA, email: "ada" })],
    [
      "letters that become others in lower case",
      "identity-without-email",
      bob({ email: "\u212Aim@school.example" }),
    ],
    [
      "two addresses",
      "identity-without-email",
      says({ ...ADA, email: ["ada@school.example", "eve@x.example"] }),
    ],
    ["somebody without an account", "identity-unknown", bob()],
  ];

  test.each(lies)("%s", async (_, problem, answer) => {
    await school.ada();
    const before = await school.left();
    school.issuer.says(answer);
    const browser = school.server.browser();
    expect(told(await browser.signIn({ callbackUrl: "/teach/plans" }))).toEqual(
      refused(problem, "/teach/plans"),
    );
    expect(await school.left()).toEqual(before);
    expect(await browser.session()).toEqual({});
    expect([...browser.cookies.keys()].filter((name) => /session|device/.test(name))).toEqual([]);
    // Nothing about anybody goes into the log.
    expect(logged.filter((line) => /ada|lovelace|bob|eyJ/i.test(line))).toEqual([]);
  });

  test("an issuer that calls itself something else than the settings do, and agrees with itself", async () => {
    await school.ada();
    const iss = "https://login.elsewhere.example";
    school.issuer.says({ ...says({ ...ADA, iss }), discovery: (honest) => ({ ...honest, issuer: iss }) });
    const before = await school.left();
    expect(told(await school.server.browser().signIn())).toEqual(refused("identity-failed"));
    expect(await school.left()).toEqual(before);
    expect(logged).toEqual([`an ID token of ${iss} was refused: OIDC_ISSUER is ${school.issuer.issuer}`]);
  });

  test("an issuer that is away", async () => {
    school.issuer.says({ discovery: () => ({}) });
    const to = await school.server.browser().begin();
    expect(problemOfError(to.searchParams.get("error"))).toBe("identity-unreachable");
  });

  test("anybody, while nobody has set the server up", async () => {
    school.admits(["school.example"]);
    school.issuer.says(says(ADA));
    const before = await school.left();
    expect(told(await school.server.browser().signIn())).toEqual(refused("setup-first"));
    expect(await school.left()).toEqual(before);
  });

  test("an address that the issuer has given to somebody else since", async () => {
    await school.ada();
    school.issuer.says(says(ADA));
    await school.server.browser().signIn();
    const before = await school.left();
    school.issuer.says(says({ ...ADA, sub: "a successor" }));
    expect(told(await school.server.browser().signIn())).toEqual(refused("identity-changed"));
    expect(await school.left()).toEqual(before);
  });
});

test("why something failed is logged in a sentence, without what was typed", async () => {
  await school.ada();
  school.issuer.says(says({ ...ADA, aud: "another client" }));
  await school.server.browser().signIn();
  school.issuer.says({ ...says(ADA), error: "ada_lovelace@school.example" });
  await school.server.browser().signIn();
  school.issuer.says({ ...says(ADA), error: "access_denied" });
  await school.server.browser().signIn();
  school.issuer.says({ ...says(ADA), callback: { state: "Ada" } });
  await school.server.browser().signIn();
  expect(logged).toEqual([
    "OAUTH_CALLBACK_ERROR: aud mismatch, expected downhill, got: another client",
    "OAUTH_CALLBACK_HANDLER_ERROR: an error of its own",
    "OAUTH_CALLBACK_HANDLER_ERROR: access_denied",
    "OAUTH_CALLBACK_ERROR: state mismatch",
  ]);
});

test("the address is taken from the user-info endpoint where the token has none, with what is said of it there", async () => {
  await school.ada();
  school.issuer.says({ ...says({ email_verified: true }), userinfo: { sub: "subject 1", email: ADA.email } });
  expect(told(await school.server.browser().signIn())).toEqual(refused("identity-unverified"));
  school.issuer.says({ userinfo: { sub: "somebody else", ...ADA } });
  expect(told(await school.server.browser().signIn())).toEqual(refused("identity-failed"));
  school.issuer.says({ userinfo: { sub: "subject 1", ...ADA } });
  expect(await school.server.browser().signIn()).toBe("/teach");
});

test("a browser without a journey, and a network with too many, is turned away before the issuer is asked", async () => {
  const callback = new URL(`${school.server.origin}/api/auth/callback/oidc?code=x&state=y`);
  const asked = school.issuer.requests();
  for (let times = 0; times < 300; times++)
    expect(told(await school.server.browser().follow(callback)).problem).toBe("identity-expired");
  expect(school.issuer.requests()).toBe(asked);

  const crowded = await school.start();
  const browser = crowded.browser();
  const answers: (string | null)[] = [];
  for (let times = 0; times < 250; times++) answers.push((await browser.begin()).searchParams.get("error"));
  expect(answers.filter((error) => error === "too-fast")).toHaveLength(10);
  await crowded.close();
});

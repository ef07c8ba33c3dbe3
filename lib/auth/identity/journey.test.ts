import { createHash } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { JWTPayload } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ownPageOf } from "@/app/teach/sign-in-address";
import { accountLinks, deeds, identities, signIns, teachers } from "@/db/schema";
import { endAllSignIns } from "@/db/school/sign-ins";
import type { OpenDatabase } from "@/db/store/open";
import type { OidcSettings } from "@/lib/env/oidc";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { type AuthBrowser, type AuthServer, startAuthServer } from "@/lib/testing/server/auth-server";
import {
  type Answer,
  CLIENT,
  type MadeUpIssuer,
  startMadeUpIssuer,
} from "@/lib/testing/server/made-up-issuer";
import { problemOfError } from "./refusal";

let database: OpenDatabase;
let issuer: MadeUpIssuer;
let server: AuthServer;
let accounts: OidcSettings["accounts"] = "invited";
let logged: string[] = [];
const db = () => database.db;

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation((...parts) => void logged.push(parts.map(String).join(" ")));
  [database, issuer] = [await openMemory(), await startMadeUpIssuer()];
  const settings = { issuer: issuer.issuer, ...CLIENT, name: "the school" };
  server = await startAuthServer(db(), () => ({ ...settings, accounts }));
});
afterAll(async () => {
  await server?.close();
  await issuer?.close();
  await database?.close();
});
beforeEach(async () => {
  await db().delete(teachers);
  await db().delete(accountLinks);
  await db().delete(deeds);
  [accounts, logged] = ["invited", []];
  issuer.says({});
});

/** A teacher with a password and a row in `sign_ins`, as every test teacher has. */
async function ada() {
  const { id } = await newTeacher(db(), "a hash");
  await db().update(teachers).set({ email: "ada@school.example" }).where(eq(teachers.id, id));
  return id;
}

const ADA = { email: "ada@school.example", email_verified: true, name: "Ada Lovelace" };
const bob = (claims: JWTPayload = {}) => ({
  claims: (honest: JWTPayload) => ({
    ...honest,
    ...{ sub: "subject 2", email: "bob@school.example", email_verified: true, name: "Bob" },
    ...claims,
  }),
});
const says = (claims: JWTPayload): Answer => ({ claims: (honest) => ({ ...honest, ...claims }) });

/** What a page says to a browser that is sent to it. */
function told(page: string) {
  const { pathname, searchParams } = new URL(page, "http://here");
  return {
    page: pathname,
    problem: problemOfError(searchParams.get("error")),
    next: ownPageOf(searchParams.get("callbackUrl")),
  };
}

const refused = (problem: string, next = "/teach") => ({ page: "/teach/sign-in", problem, next });

/** Everything that signing in can leave in the database. */
async function left() {
  return {
    teachers: await db()
      .select({
        email: teachers.email,
        name: teachers.name,
        role: teachers.role,
        hash: teachers.passwordHash,
      })
      .from(teachers)
      .orderBy(asc(teachers.email)),
    identities: await db()
      .select({ subject: identities.subject, issuer: identities.issuer, email: teachers.email })
      .from(identities)
      .innerJoin(teachers, eq(teachers.id, identities.teacherId))
      .orderBy(asc(identities.subject)),
    signIns: (await db().select({ id: signIns.id }).from(signIns)).length,
    deeds: (await db().select({ deed: deeds.deed }).from(deeds).orderBy(asc(deeds.at))).map(
      ({ deed }) => deed,
    ),
  };
}

const whoIs = async (browser: AuthBrowser) =>
  ((await browser.session()) as { user?: { email: string } }).user?.email ?? null;

test("the first sign-in is by an address that the issuer has verified; after that only the subject counts", async () => {
  await ada();
  issuer.says(says({ ...ADA, email: "Ada@School.example" }));
  const browser = server.browser();
  expect(await browser.signIn({ callbackUrl: "/teach/new?from=1" })).toBe("/teach/new?from=1");
  expect(await browser.session()).toMatchObject({ user: { name: "Ada", email: "ada@school.example" } });
  const account = { email: "ada@school.example", name: "Ada", role: "teacher", hash: "a hash" };
  const linked = { subject: "subject 1", issuer: issuer.issuer, email: "ada@school.example" };
  expect(await left()).toEqual({
    teachers: [account],
    identities: [linked],
    signIns: 2,
    deeds: [
      { type: "identity-linked", how: "by-email" },
      { type: "signed-in", device: "new" },
    ],
  });

  for (const email of ["ada@elsewhere.example", "eve@school.example", undefined]) {
    issuer.says(says({ email, email_verified: false }));
    expect(await browser.signIn()).toBe("/teach");
    expect(await whoIs(browser)).toBe("ada@school.example");
  }
  const { teachers: all, identities: same, signIns: browsers, deeds: done } = await left();
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
    await ada();
    const before = await left();
    issuer.says(answer);
    const browser = server.browser();
    expect(told(await browser.signIn({ callbackUrl: "/teach/plans" }))).toEqual(
      refused(problem, "/teach/plans"),
    );
    expect(await left()).toEqual(before);
    expect(await browser.session()).toEqual({});
    expect([...browser.cookies.keys()].filter((name) => /session|device/.test(name))).toEqual([]);
    // Nothing about anybody goes into the log.
    expect(logged.filter((line) => /ada|lovelace|bob|eyJ/i.test(line))).toEqual([]);
  });

  test("an issuer that calls itself something else than the settings do, and agrees with itself", async () => {
    await ada();
    const iss = "https://login.elsewhere.example";
    issuer.says({ ...says({ ...ADA, iss }), discovery: (honest) => ({ ...honest, issuer: iss }) });
    const before = await left();
    expect(told(await server.browser().signIn())).toEqual(refused("identity-failed"));
    expect(await left()).toEqual(before);
    expect(logged).toEqual([`an ID token of ${iss} was refused: OIDC_ISSUER is ${issuer.issuer}`]);
  });

  test("an issuer that is away", async () => {
    issuer.says({ discovery: () => ({}) });
    const to = await server.browser().begin();
    expect(problemOfError(to.searchParams.get("error"))).toBe("identity-unreachable");
  });

  test("anybody, while nobody has set the server up", async () => {
    accounts = ["school.example"];
    issuer.says(says(ADA));
    const before = await left();
    expect(told(await server.browser().signIn())).toEqual(refused("setup-first"));
    expect(await left()).toEqual(before);
  });

  test("an address that the issuer has given to somebody else since", async () => {
    await ada();
    issuer.says(says(ADA));
    await server.browser().signIn();
    const before = await left();
    issuer.says(says({ ...ADA, sub: "a successor" }));
    expect(told(await server.browser().signIn())).toEqual(refused("identity-changed"));
    expect(await left()).toEqual(before);
  });
});

test("why something failed is logged in a sentence, without what was typed", async () => {
  await ada();
  issuer.says(says({ ...ADA, aud: "another client" }));
  await server.browser().signIn();
  issuer.says({ ...says(ADA), error: "ada_lovelace@school.example" });
  await server.browser().signIn();
  issuer.says({ ...says(ADA), error: "access_denied" });
  await server.browser().signIn();
  issuer.says({ ...says(ADA), callback: { state: "Ada" } });
  await server.browser().signIn();
  expect(logged).toEqual([
    "OAUTH_CALLBACK_ERROR: aud mismatch, expected downhill, got: another client",
    "OAUTH_CALLBACK_HANDLER_ERROR: an error of its own",
    "OAUTH_CALLBACK_HANDLER_ERROR: access_denied",
    "OAUTH_CALLBACK_ERROR: state mismatch",
  ]);
});

describe("who gets an account", () => {
  const newcomer = { email: "bob@school.example", name: "Bob", role: "teacher", hash: null };

  test("with a list of domains, everyone with a verified address of one of them; without a password", async () => {
    await ada();
    accounts = ["other.example", "school.example"];
    issuer.says(bob({ email: "Bob@SCHOOL.example", name: "  Bob\u202E " }));
    const browser = server.browser();
    expect(await browser.signIn()).toBe("/teach");
    expect(await whoIs(browser)).toBe("bob@school.example");
    const { teachers: all, identities: linked, deeds: done } = await left();
    expect(all).toContainEqual(newcomer);
    expect(linked).toEqual([{ subject: "subject 2", issuer: issuer.issuer, email: "bob@school.example" }]);
    expect(done).toEqual([
      { type: "identity-linked", how: "account-created" },
      { type: "signed-in", device: "new" },
    ]);
  });

  test.each([
    ["bob@sub.school.example", true, "identity-unknown"],
    ["bob@notschool.example", true, "identity-unknown"],
    ["bob@school.example.evil.example", true, "identity-unknown"],
    ['"x@school.example"@evil.example', true, "identity-without-email"],
    ["bob@school.example", false, "identity-unverified"],
  ])("nobody with %s (verified: %s)", async (email, email_verified, problem) => {
    await ada();
    accounts = ["school.example"];
    const before = await left();
    issuer.says(bob({ email, email_verified }));
    expect(told(await server.browser().signIn())).toEqual(refused(problem));
    expect(await left()).toEqual(before);
  });

  test("of two browsers that come for the first time at once, both are let into one account", async () => {
    await ada();
    accounts = ["school.example"];
    issuer.says(bob());
    const both = [server.browser(), server.browser()];
    expect(await Promise.all(both.map((browser) => browser.signIn()))).toEqual(["/teach", "/teach"]);
    expect((await left()).teachers.filter(({ email }) => email === "bob@school.example")).toEqual([newcomer]);
  });

  const invite = async (
    token: string,
    role: "owner" | "teacher",
    expiresAt = new Date(Date.now() + 60_000),
  ) => {
    const tokenHash = new Uint8Array(createHash("sha256").update(token).digest());
    await db()
      .insert(accountLinks)
      .values({ kind: "invitation", tokenHash, role, madeAt: new Date(), expiresAt });
  };

  test("whoever holds an invitation, once, also with an address that nobody has verified", async () => {
    await ada();
    await invite("one", "owner");
    issuer.says(bob({ email_verified: undefined }));
    const browser = server.browser();
    expect(await browser.signIn({ purpose: "invitation one" })).toBe("/teach");
    expect((await left()).teachers).toContainEqual({ ...newcomer, role: "owner" });
    issuer.says(bob({ sub: "subject 3", email: "cleo@school.example" }));
    expect(told(await server.browser().signIn({ purpose: "invitation one" }))).toEqual(
      refused("invitation-over"),
    );
  });

  test("not with an invitation that is over or made up, nor with the address of a colleague, which costs the invitation nothing", async () => {
    await ada();
    await invite("late", "teacher", new Date(Date.now() - 1));
    await invite("good", "teacher");
    const before = await left();
    issuer.says(bob());
    for (const token of ["late", "made-up"])
      expect(told(await server.browser().signIn({ purpose: `invitation ${token}` }))).toEqual(
        refused("invitation-over"),
      );
    issuer.says(bob({ email: "ada@school.example", email_verified: false }));
    expect(told(await server.browser().signIn({ purpose: "invitation good" }))).toEqual(
      refused("identity-unverified"),
    );
    expect(await left()).toEqual(before);
    issuer.says(bob());
    expect(await server.browser().signIn({ purpose: "invitation good" })).toBe("/teach");
  });
});

describe("linking on the account page", () => {
  /** A browser in which Bob is signed in, with an account of his own. */
  async function bobsBrowser() {
    await ada();
    accounts = ["school.example"];
    issuer.says(bob());
    const browser = server.browser();
    await browser.signIn();
    return browser;
  }
  const link = { purpose: "link", callbackUrl: "/teach/account" };
  const linkedTo = async (subject: string) =>
    (await left()).identities.find((one) => one.subject === subject)?.email ?? null;

  test("links what the issuer has not verified, and keeps the sign-in", async () => {
    const browser = await bobsBrowser();
    const { signIns: browsers } = await left();
    issuer.says(says({ email: "other@elsewhere.example" }));
    expect(await browser.signIn(link)).toBe("/teach/account");
    expect(await browser.signIn(link)).toBe("/teach/account");
    expect(await linkedTo("subject 1")).toBe("bob@school.example");
    expect((await left()).signIns).toBe(browsers);
    expect((await left()).deeds.slice(2)).toEqual([{ type: "identity-linked", how: "by-hand" }]);
    expect(await server.browser().signIn()).toBe("/teach");
  });

  test("not what signs in to somebody else's account", async () => {
    const browser = await bobsBrowser();
    issuer.says(says(ADA));
    await server.browser().signIn();
    const before = await left();
    expect(told(await browser.signIn(link))).toEqual(refused("identity-taken", "/teach/account"));
    expect(await left()).toEqual(before);
  });

  test("nobody is linked who only wanted to sign in where somebody else is signed in", async () => {
    const browser = await bobsBrowser();
    issuer.says(says(ADA));
    // A colleague on the same machine: Bob had begun to link, and went away.
    await browser.begin(link);
    expect(await browser.signIn()).toBe("/teach");
    expect([await whoIs(browser), await linkedTo("subject 1")]).toEqual([ADA.email, ADA.email]);
  });

  test("only who is signed in, from the beginning to the end", async () => {
    const browser = await bobsBrowser();
    const stranger = await server.browser().begin(link);
    expect(stranger.searchParams.get("error")).toBe("not-signed-in");
    issuer.says(says({ sub: "subject 3" }));
    const to = await browser.begin(link);
    const [{ id }] = await db().select().from(teachers).where(eq(teachers.email, "bob@school.example"));
    await endAllSignIns(db(), id);
    expect(told(await browser.follow(to))).toEqual(refused("not-signed-in", "/teach/account"));
    expect(await linkedTo("subject 3")).toBeNull();
  });
});

test("the address is taken from the user-info endpoint where the token has none, with what is said of it there", async () => {
  await ada();
  issuer.says({ ...says({ email_verified: true }), userinfo: { sub: "subject 1", email: ADA.email } });
  expect(told(await server.browser().signIn())).toEqual(refused("identity-unverified"));
  issuer.says({ userinfo: { sub: "somebody else", ...ADA } });
  expect(told(await server.browser().signIn())).toEqual(refused("identity-failed"));
  issuer.says({ userinfo: { sub: "subject 1", ...ADA } });
  expect(await server.browser().signIn()).toBe("/teach");
});

test("a browser without a journey, and a network with too many, is turned away before the issuer is asked", async () => {
  const callback = new URL(`${server.origin}/api/auth/callback/oidc?code=x&state=y`);
  const asked = issuer.requests();
  for (let times = 0; times < 300; times++)
    expect(told(await server.browser().follow(callback)).problem).toBe("identity-expired");
  expect(issuer.requests()).toBe(asked);

  const crowded = await startAuthServer(db(), () => ({
    issuer: issuer.issuer,
    ...CLIENT,
    name: "x",
    accounts,
  }));
  const browser = crowded.browser();
  const answers: (string | null)[] = [];
  for (let times = 0; times < 250; times++) answers.push((await browser.begin()).searchParams.get("error"));
  expect(answers.filter((error) => error === "too-fast")).toHaveLength(10);
  await crowded.close();
});

import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accountLinks } from "@/db/schema";
import { endAllSignIns } from "@/db/school/sign-ins";
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

let school: SchoolOfIssuer;
beforeAll(async () => {
  school = await startSchoolOfIssuer();
});
afterAll(() => school?.close());
beforeEach(() => school.empty());

describe("who gets an account", () => {
  const newcomer = { email: "bob@school.example", name: "Bob", role: "teacher", hash: null };

  test("with a list of domains, everyone with a verified address of one of them; without a password", async () => {
    await school.ada();
    school.admits(["other.example", "school.example"]);
    school.issuer.says(bob({ email: "Bob@SCHOOL.example", name: "  Bob\u202E " }));
    const browser = school.server.browser();
    expect(await browser.signIn()).toBe("/teach");
    expect(await whoIs(browser)).toBe("bob@school.example");
    const { teachers: all, identities: linked, deeds: done } = await school.left();
    expect(all).toContainEqual(newcomer);
    expect(linked).toEqual([
      { subject: "subject 2", issuer: school.issuer.issuer, email: "bob@school.example" },
    ]);
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
    await school.ada();
    school.admits(["school.example"]);
    const before = await school.left();
    school.issuer.says(bob({ email, email_verified }));
    expect(told(await school.server.browser().signIn())).toEqual(refused(problem));
    expect(await school.left()).toEqual(before);
  });

  test("of two browsers that come for the first time at once, both are let into one account", async () => {
    await school.ada();
    school.admits(["school.example"]);
    school.issuer.says(bob());
    const both = [school.server.browser(), school.server.browser()];
    expect(await Promise.all(both.map((browser) => browser.signIn()))).toEqual(["/teach", "/teach"]);
    expect((await school.left()).teachers.filter(({ email }) => email === "bob@school.example")).toEqual([
      newcomer,
    ]);
  });

  /** A token of the right length that is called this. */
  const token = (name: string) => name.padEnd(22, "-");
  const invite = async (
    name: string,
    role: "owner" | "teacher",
    expiresAt = new Date(Date.now() + 60_000),
  ) => {
    const tokenHash = new Uint8Array(createHash("sha256").update(token(name)).digest());
    await school.db
      .insert(accountLinks)
      .values({ kind: "invitation", tokenHash, role, madeAt: new Date(), expiresAt });
  };

  test("whoever holds an invitation, once, also with an address that nobody has verified", async () => {
    await school.ada();
    await invite("one", "owner");
    school.issuer.says(bob({ email_verified: undefined }));
    const browser = school.server.browser();
    expect(await browser.signIn({ purpose: `invitation ${token("one")}` })).toBe("/teach");
    expect((await school.left()).teachers).toContainEqual({ ...newcomer, role: "owner" });
    school.issuer.says(bob({ sub: "subject 3", email: "cleo@school.example" }));
    expect(told(await school.server.browser().signIn({ purpose: `invitation ${token("one")}` }))).toEqual(
      refused("invitation-over"),
    );
  });

  test("not with an invitation that is over or made up, nor with the address of a colleague, which costs the invitation nothing", async () => {
    await school.ada();
    await invite("late", "teacher", new Date(Date.now() - 1));
    await invite("good", "teacher");
    const before = await school.left();
    school.issuer.says(bob());
    for (const name of ["late", "made-up"])
      expect(told(await school.server.browser().signIn({ purpose: `invitation ${token(name)}` }))).toEqual(
        refused("invitation-over"),
      );
    school.issuer.says(bob({ email: "ada@school.example", email_verified: false }));
    expect(told(await school.server.browser().signIn({ purpose: `invitation ${token("good")}` }))).toEqual(
      refused("identity-unverified"),
    );
    expect(await school.left()).toEqual(before);
    school.issuer.says(bob());
    expect(await school.server.browser().signIn({ purpose: `invitation ${token("good")}` })).toBe("/teach");
  });
});

describe("linking on the account page", () => {
  /** A browser in which Bob is signed in, with an account of his own. */
  async function bobsBrowser() {
    await school.ada();
    school.admits(["school.example"]);
    school.issuer.says(bob());
    const browser = school.server.browser();
    await browser.signIn();
    return browser;
  }
  const link = { purpose: "link", callbackUrl: "/teach/account" };
  const linkedTo = async (subject: string) =>
    (await school.left()).identities.find((one) => one.subject === subject)?.email ?? null;

  test("links what the issuer has not verified, and keeps the sign-in", async () => {
    const browser = await bobsBrowser();
    const { signIns: browsers } = await school.left();
    school.issuer.says(says({ email: "other@elsewhere.example" }));
    expect(await browser.signIn(link)).toBe("/teach/account");
    expect(await browser.signIn(link)).toBe("/teach/account");
    expect(await linkedTo("subject 1")).toBe("bob@school.example");
    expect((await school.left()).signIns).toBe(browsers);
    expect((await school.left()).deeds.slice(2)).toEqual([{ type: "identity-linked", how: "by-hand" }]);
    expect(await school.server.browser().signIn()).toBe("/teach");
  });

  test("not what signs in to somebody else's account", async () => {
    const browser = await bobsBrowser();
    school.issuer.says(says(ADA));
    await school.server.browser().signIn();
    const before = await school.left();
    expect(told(await browser.signIn(link))).toEqual(refused("identity-taken", "/teach/account"));
    expect(await school.left()).toEqual(before);
  });

  test("nobody is linked who only wanted to sign in where somebody else is signed in", async () => {
    const browser = await bobsBrowser();
    school.issuer.says(says(ADA));
    // A colleague on the same machine: Bob had begun to link, and went away.
    await browser.begin(link);
    expect(await browser.signIn()).toBe("/teach");
    expect([await whoIs(browser), await linkedTo("subject 1")]).toEqual([ADA.email, ADA.email]);
  });

  test("only who is signed in, from the beginning to the end", async () => {
    const browser = await bobsBrowser();
    const stranger = await school.server.browser().begin(link);
    expect(stranger.searchParams.get("error")).toBe("not-signed-in");
    school.issuer.says(says({ sub: "subject 3" }));
    const to = await browser.begin(link);
    await endAllSignIns(school.db, await school.teacherId("bob@school.example"));
    expect(told(await browser.follow(to))).toEqual(refused("not-signed-in", "/teach/account"));
    expect(await linkedTo("subject 3")).toBeNull();
  });
});

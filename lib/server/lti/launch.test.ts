import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { removePlatform } from "@/db/school/platforms";
import { createSession, markSessionEnded } from "@/db/session/sessions";
import { CLAIMS } from "@/lib/auth/lti/claims";
import { linkLaunched } from "@/lib/auth/lti/linking";
import { launchTickets } from "@/lib/auth/lti/tickets";
import { signedInByCookies } from "@/lib/auth/teacher-from-cookies";
import { openRound } from "@/lib/session/decide/plan";
import type { LaunchingBrowser } from "@/lib/testing/server/lti/launching-browser";
import { INSTRUCTOR, LEARNER } from "@/lib/testing/server/lti/learning-platform";
import {
  ADA,
  BOB,
  type SchoolOfPlatform,
  startSchoolOfPlatform,
} from "@/lib/testing/server/lti/school-of-platform";

let school: SchoolOfPlatform;
beforeAll(async () => {
  school = await startSchoolOfPlatform();
}, 60_000);
afterEach(() => school.moodle.lies({}));
afterAll(() => school?.close());

const teacher = { subject: ADA, roles: [INSTRUCTOR], name: "Ada Lovelace" };
const student = { subject: "subject 9", roles: [LEARNER], name: "Grace Hopper" };

async function whoIs(browser: LaunchingBrowser): Promise<string | null> {
  const cookies = Object.fromEntries([...browser.jar].map(([name, { value }]) => [name, value]));
  return (await signedInByCookies(cookies, school.db))?.teacher.id ?? null;
}

function queryOf(at: string): Record<string, string> {
  return Object.fromEntries(new URL(at, school.origin).searchParams);
}

describe("a teacher", () => {
  test("whose account is linked is signed in and lands on the desk of the link's session", async () => {
    const browser = school.browser();
    const link = school.moodle.visit({ ...teacher, custom: await school.linkTo(school.session) });
    expect((await browser.go(link)).at).toBe(`/teach/${school.session.id}`);
    expect(await whoIs(browser)).toBe(school.ada.id);
    const request = Object.fromEntries(school.moodle.asked.at(-1) ?? []);
    expect(request).toEqual({
      of: "school",
      ...{ scope: "openid", response_type: "id_token", response_mode: "form_post", prompt: "none" },
      client_id: school.platform.clientId,
      redirect_uri: `${school.origin}/api/lti/launch`,
      lti_message_hint: "a course",
      login_hint: expect.any(String),
      state: expect.any(String),
      nonce: expect.any(String),
    });
  });

  test("lands on the list of sessions when the link opens none, and is signed in once for a browser", async () => {
    const browser = school.browser();
    const link = school.moodle.visit(teacher);
    expect((await browser.go(link)).at).toBe("/teach");
    const before = await school.left();
    expect((await browser.go(link)).at).toBe("/teach");
    expect(await school.left()).toEqual(before);
  });

  test("who comes for the first time links the account by hand, once signed in here, and is signed in by it from then on", async () => {
    const browser = school.browser();
    const link = school.moodle.visit({
      ...teacher,
      subject: BOB,
      name: "Bob",
      custom: await school.linkTo(school.session),
    });
    const before = await school.left();
    expect((await browser.go(link)).at).toBe("/teach/lti/link");
    expect(await whoIs(browser)).toBe(null);
    expect(await school.left()).toEqual(before);
    const ticket = browser.jar.get("downhill-link")?.value;
    expect(browser.jar.get("downhill-link")?.path).toBe("/teach/lti/link");
    expect(launchTickets().see("link", ticket)?.teacher).toMatchObject({
      name: "Bob",
      platform: { id: school.platform.id },
    });
    expect(await linkLaunched(school.db, ticket, school.bob.id)).toEqual({
      to: `/teach/${school.session.id}`,
    });
    expect(await linkLaunched(school.db, ticket, school.ada.id)).toBe("lti-expired");
    const other = school.browser();
    await other.go(link);
    expect(await whoIs(other)).toBe(school.bob.id);
    const { identities, deeds } = await school.left();
    expect(identities.map(({ issuer, subject, teacherId }) => ({ issuer, subject, teacherId }))).toEqual([
      { issuer: `lti ${school.moodle.origin}`, subject: ADA, teacherId: school.ada.id },
      { issuer: `lti ${school.moodle.origin}`, subject: BOB, teacherId: school.bob.id },
    ]);
    expect(deeds.filter((type) => type === "identity-linked")).toHaveLength(2);
  });

  test("cannot link an account that signs in to somebody else's", async () => {
    const ticket = launchTickets().issue({
      for: "link",
      to: "/teach",
      teacher: {
        identity: { issuer: `lti ${school.moodle.origin}`, subject: ADA },
        name: null,
        platform: school.platform,
      },
    });
    expect(await linkLaunched(school.db, ticket, school.bob.id)).toBe("identity-taken");
  });

  test("is offered a window of its own when the platform shows us inside its page", async () => {
    const browser = school.browser();
    const link = school.moodle.visit({ ...teacher, custom: await school.linkTo(school.session) });
    const { at } = await browser.go(link, { framed: true });
    const { ticket, of } = queryOf(at);
    expect([at.split("?")[0], of]).toEqual(["/lti/window", school.moodle.origin]);
    expect(launchTickets().see("window", ticket)?.to).toBe(`/teach/${school.session.id}`);
    expect(await whoIs(browser)).toBe(null);
  });
});

describe("a student", () => {
  test("comes to the door of the class, and nothing of them is stored", async () => {
    const browser = school.browser();
    const before = await school.left();
    const link = school.moodle.visit({ ...student, custom: await school.linkTo(school.session) });
    expect((await browser.go(link)).at).toBe(`/join/${school.session.joinCode}`);
    expect([...browser.jar.keys()]).toEqual(["downhill-launch"]);
    expect(await school.left()).toEqual(before);
  });

  test("is told when the session has ended, was deleted, or was never chosen", async () => {
    const over = await createSession(school.db, {
      hostId: school.ada.id,
      title: "Over",
      plan: { rounds: [openRound("moons", null)] },
    });
    await markSessionEnded(school.db, over.id, new Date());
    const problemOf = async (custom?: Record<string, string>) => {
      const { at } = await school.browser().go(school.moodle.visit({ ...student, custom }));
      return [at.split("?")[0], queryOf(at).problem];
    };
    expect(await problemOf(await school.linkTo(over))).toEqual(["/lti", "session-ended"]);
    expect(await problemOf()).toEqual(["/lti", "lti-no-session"]);
    expect(await problemOf({ session: `${crypto.randomUUID()}.${"a".repeat(22)}` })).toEqual([
      "/lti",
      "no-such-session",
    ]);
  });

  test("does not get in by a session's id alone, nor by a link that was made for another platform", async () => {
    const { id } = school.session;
    const elsewhere = await school.linkTo(school.session, { id: crypto.randomUUID() });
    for (const session of [id, `${id}.`, `${id}.${"A".repeat(22)}`, elsewhere.session]) {
      const { at } = await school.browser().go(school.moodle.visit({ ...student, custom: { session } }));
      expect(queryOf(at).problem).toBe("no-such-session");
    }
  });
});

describe("choosing", () => {
  const choose = (form: Record<string, string>, browser = school.browser()) =>
    browser.go("/api/lti/choice", { form, until: "/api/lti/choice" });
  const chooserOf = async (browser: LaunchingBrowser, framed = true) =>
    queryOf((await browser.go(school.moodle.visit({ ...teacher, chooses: true }), { framed })).at);

  test("a teacher's choice goes back signed, and the link that it makes opens that class", async () => {
    const browser = school.browser();
    const { ticket = "", of } = await chooserOf(browser);
    expect(of).toBe(school.moodle.origin);
    const { html, policy } = await choose({ ticket, session: school.session.id }, browser);
    expect(policy).toContain(
      `form-action ${school.moodle.origin} https:; frame-ancestors ${school.moodle.origin}`,
    );
    const [, token = ""] = /name="JWT" value="([^"]+)"/.exec(html) ?? [];
    const [, action = ""] = /action="([^"]+)"/.exec(html) ?? [];
    await browser.go(action, { form: { JWT: token } });
    const custom = await school.linkTo(school.session);
    expect(school.moodle.chosen.at(-1)?.items).toEqual([
      {
        type: "ltiResourceLink",
        title: school.session.title,
        url: `${school.origin}/api/lti/launch`,
        custom,
        window: { targetName: "_blank" },
      },
    ]);
    expect(decodeJwt(token)).toMatchObject({
      aud: school.moodle.origin,
      iss: school.platform.clientId,
      [CLAIMS.messageType]: "LtiDeepLinkingResponse",
      [CLAIMS.version]: "1.3.0",
      [CLAIMS.deployment]: "deployment 1",
      [CLAIMS.data]: "what the platform wants to hear again",
    });
    expect((await school.browser().go(school.moodle.visit({ ...student, custom }))).at).toBe(
      `/join/${school.session.joinCode}`,
    );
  });

  test("a choice is made once, among the sessions whose desk the teacher may hold", async () => {
    const browser = school.browser();
    const { ticket = "" } = await chooserOf(browser);
    const others = await createSession(school.db, {
      hostId: school.owner.id,
      title: "Somebody else's",
      plan: { rounds: [openRound("moons", null)] },
    });
    const problemOf = async (form: Record<string, string>) =>
      queryOf((await choose(form, browser)).at).problem;
    expect(await problemOf({ ticket, session: others.id })).toBe("no-such-session");
    expect(await problemOf({ ticket, session: "x' or 1=1" })).toBe("no-such-session");
    expect((await choose({ ticket, session: school.session.id }, browser)).status).toBe(200);
    expect(await problemOf({ ticket, session: school.session.id })).toBe("lti-expired");
  });

  test("whoever is not linked links first, in a window of their own, and then chooses", async () => {
    const browser = school.browser();
    const link = school.moodle.visit({ subject: "subject 3", roles: [INSTRUCTOR], chooses: true });
    expect((await browser.go(link)).at).toBe("/teach/lti/link");
    const to = launchTickets().see("link", browser.jar.get("downhill-link")?.value)?.to ?? "";
    const { ticket = "" } = queryOf(to);
    expect(queryOf((await choose({ ticket, session: school.session.id }, browser)).at).problem).toBe(
      "lti-not-linked",
    );
  });
});

test("a platform that was removed launches nothing, not even what had begun", async () => {
  const other = await startSchoolOfPlatform();
  try {
    const browser = other.browser();
    const link = other.moodle.visit({ ...teacher, custom: await other.linkTo(other.session) });
    const begun = await browser.go(link, { until: "/authorise" });
    await removePlatform(other.db, other.platform.id, other.owner.id);
    const form = Object.fromEntries(
      [...begun.html.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    expect(queryOf((await browser.go("/api/lti/launch", { form })).at).problem).toBe("lti-unknown");
    expect(queryOf((await browser.go(link)).at).problem).toBe("lti-unknown");
  } finally {
    await other.close();
  }
}, 60_000);

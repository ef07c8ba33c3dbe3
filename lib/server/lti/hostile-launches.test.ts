import type { JWTPayload } from "jose";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { CLAIMS, MESSAGES } from "@/lib/auth/lti/claims";
import { launchIdentity } from "@/lib/auth/lti/identity";
import { nameOf } from "@/lib/auth/lti/journey";
import { launchTickets } from "@/lib/auth/lti/tickets";
import { type Dishonest, INSTRUCTOR, LEARNER, type Visit } from "@/lib/testing/server/lti/learning-platform";
import {
  ADA,
  type SchoolOfPlatform,
  startSchoolOfPlatform,
} from "@/lib/testing/server/lti/school-of-platform";

let school: SchoolOfPlatform;
beforeAll(async () => {
  school = await startSchoolOfPlatform();
}, 60_000);
afterEach(() => school.moodle.lies({}));
afterAll(() => school?.close());

const now = () => Math.floor(Date.now() / 1_000);
const claims = (changed: (honest: JWTPayload) => JWTPayload): Dishonest => ({ claims: changed });
const says = (more: JWTPayload) => claims((honest) => ({ ...honest, ...more }));
const omits = (name: string) => claims(({ [name]: _, ...rest }) => rest);
const choosing = (more: object) =>
  claims((honest) => ({ ...honest, [CLAIMS.choosing]: { ...(honest[CLAIMS.choosing] as object), ...more } }));

const TEACHER: Visit = { subject: ADA, roles: [INSTRUCTOR] };
const CHOOSING: Visit = { ...TEACHER, chooses: true };

/** What a platform, or somebody in between, says that it should not; who comes; and what the page says that the browser is sent to. */
const LAUNCHES: Readonly<Record<string, readonly [Dishonest, Visit, string]>> = {
  "another nonce": [says({ nonce: "made up" }), TEACHER, "lti-refused"],
  "no nonce": [omits("nonce"), TEACHER, "lti-refused"],
  "another issuer": [says({ iss: "https://evil.example" }), TEACHER, "lti-refused"],
  "another audience": [says({ aud: "somebody else" }), TEACHER, "lti-refused"],
  "two audiences and no party": [
    says({ aud: ["downhill at this school", "somebody else"] }),
    TEACHER,
    "lti-refused",
  ],
  "another party": [says({ azp: "somebody else" }), TEACHER, "lti-refused"],
  "an expired token": [says({ iat: now() - 700, exp: now() - 400 }), TEACHER, "lti-refused"],
  "a token without an end": [omits("exp"), TEACHER, "lti-refused"],
  "a token that lasts, of an hour ago": [
    says({ iat: now() - 3_600, exp: now() + 3_600 }),
    TEACHER,
    "lti-refused",
  ],
  "a token of the future": [says({ iat: now() + 600, exp: now() + 900 }), TEACHER, "lti-refused"],
  "no signature": [{ signature: "none" }, TEACHER, "lti-refused"],
  "the public key as a shared secret": [{ signature: "shared" }, TEACHER, "lti-refused"],
  "a key that is not the platform's": [{ signature: "foreign" }, TEACHER, "lti-refused"],
  "a key that nobody knows": [{ signature: "unknown-key" }, TEACHER, "lti-refused"],
  "another deployment": [says({ [CLAIMS.deployment]: "deployment 2" }), TEACHER, "lti-refused"],
  "no deployment": [omits(CLAIMS.deployment), TEACHER, "lti-refused"],
  "another version": [says({ [CLAIMS.version]: "1.1" }), TEACHER, "lti-refused"],
  "another message": [says({ [CLAIMS.messageType]: "LtiSubmissionReviewRequest" }), TEACHER, "lti-refused"],
  "our own answer": [says({ [CLAIMS.messageType]: MESSAGES.chosen }), TEACHER, "lti-refused"],
  "a target elsewhere": [
    says({ [CLAIMS.target]: "https://evil.example/api/lti/launch" }),
    TEACHER,
    "lti-refused",
  ],
  "no subject": [omits("sub"), TEACHER, "lti-refused"],
  "a subject with control characters": [says({ sub: `${ADA}\u0000` }), TEACHER, "lti-refused"],
  "a subject that is a list": [says({ sub: [ADA] as never }), TEACHER, "lti-refused"],
  "no roles": [omits(CLAIMS.roles), TEACHER, "lti-refused"],
  "an empty list of roles": [{}, { ...TEACHER, roles: [] }, "lti-no-role"],
  "a role in the school, not in the course": [
    {},
    { ...TEACHER, roles: ["http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor"] },
    "lti-no-role",
  ],
  "a role that only ends like one": [
    {},
    { ...TEACHER, roles: ["https://evil.example/membership#Instructor"] },
    "lti-no-role",
  ],
  "claims in our own words": [
    says({ refused: "internal", why: "made up", role: "teacher", iss: "x" }),
    TEACHER,
    "lti-refused",
  ],
  "a student who chooses": [{}, { ...CHOOSING, roles: [LEARNER] }, "lti-students-choose"],
  "a return address without HTTPS": [
    choosing({ deep_link_return_url: "http://moodle.example/return" }),
    CHOOSING,
    "lti-refused",
  ],
  "a return address that is a script": [
    choosing({ deep_link_return_url: "javascript:alert(1)//https://x" }),
    CHOOSING,
    "lti-refused",
  ],
  "a return address with a password in it": [
    choosing({ deep_link_return_url: "https://moodle.example:x@evil.example/" }),
    CHOOSING,
    "lti-refused",
  ],
  "a platform that takes no links": [choosing({ accept_types: ["file"] }), CHOOSING, "lti-refused"],
  "a question without settings": [omits(CLAIMS.choosing), CHOOSING, "lti-refused"],
  "a state that was changed": [{ state: (honest) => `x${honest}` }, TEACHER, "lti-expired"],
  "a state that was made up": [{ state: () => "e30.AAAA" }, TEACHER, "lti-expired"],
  "no state": [{ state: () => "" }, TEACHER, "lti-expired"],
};

test.each(Object.entries(LAUNCHES))("%s is refused with a sentence, and leaves nothing", async (_, row) => {
  const [dishonest, visit, problem] = row;
  const before = await school.left();
  const link = school.moodle.visit({ ...visit, custom: await school.linkTo(school.session) });
  school.moodle.lies(dishonest);
  const browser = school.browser();
  expect(toldAt((await browser.go(link)).at)).toEqual(["/lti", problem]);
  expect([...browser.jar.keys()]).toEqual(["downhill-launch"]);
  expect(await school.left()).toEqual(before);
});

test("an answer is taken once, in the browser that asked for it", async () => {
  const link = school.moodle.visit({ ...TEACHER, custom: await school.linkTo(school.session) });
  const [browser, thief] = [school.browser(), school.browser()];
  const begun = await browser.go(link, { until: "/authorise" });
  const form = fieldsOf(begun.html);
  const before = await school.left();
  // Somebody who has seen the answer posts it in a browser of their own, with a cookie or without.
  expect(toldAt((await thief.go("/api/lti/launch", { form })).at)).toEqual(["/lti", "lti-expired"]);
  await thief.go(school.moodle.visit(TEACHER), { until: "/authorise" });
  expect(toldAt((await thief.go("/api/lti/launch", { form })).at)).toEqual(["/lti", "lti-expired"]);
  expect(await school.left()).toEqual(before);
  expect((await browser.go("/api/lti/launch", { form })).at).toBe(`/teach/${school.session.id}`);
  expect(toldAt((await browser.go("/api/lti/launch", { form })).at)).toEqual(["/lti", "lti-expired"]);
});

test("a way in that was made for one browser lets in no other, and nobody twice", async () => {
  const [browser, thief] = [school.browser(), school.browser()];
  for (const one of [browser, thief]) await one.go(school.moodle.visit(TEACHER), { until: "/authorise" });
  const { name } = ticketFor(thief);
  expect(toldAt((await browser.go(`/api/lti/enter?ticket=${name}`)).at)).toEqual(["/lti", "lti-expired"]);
  expect(toldAt((await thief.go(`/api/lti/enter?ticket=${name}`)).at)).toEqual(["/lti", "lti-expired"]);
  const own = ticketFor(browser);
  expect((await browser.go(`/api/lti/enter?ticket=${own.name}`)).at).toBe("/teach");
});

/** A ticket to sign Ada in, in a browser that has begun a journey. */
function ticketFor({ jar }: ReturnType<SchoolOfPlatform["browser"]>) {
  const name = launchTickets().issue({
    for: "enter",
    to: "/teach",
    browser: nameOf(jar.get("downhill-launch")?.value ?? ""),
    teacher: { identity: launchIdentity(school.moodle.origin, ADA), name: null, platform: school.platform },
  });
  return { name };
}

test("a login that names another platform, another target or nobody goes nowhere", async () => {
  const honest = new URL(school.moodle.visit(TEACHER));
  const changed: Record<string, [string, string | null, string]> = {
    "an unknown issuer": ["iss", "https://evil.example", "lti-unknown"],
    "an unknown client": ["client_id", "somebody else", "lti-unknown"],
    "a target elsewhere": ["target_link_uri", "https://evil.example/", "lti-refused"],
    "a target that is none": ["target_link_uri", "//", "lti-refused"],
    "no hint": ["login_hint", null, "lti-refused"],
    "no issuer": ["iss", null, "lti-refused"],
  };
  for (const [what, [name, value, problem]] of Object.entries(changed)) {
    const address = new URL(honest);
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    const browser = school.browser();
    expect(toldAt((await browser.go(address.href)).at), what).toEqual(["/lti", problem]);
    expect([...browser.jar.keys()], what).toEqual([]);
  }
});

test("an unknown key makes the server ask the platform again, but not more than once a minute", async () => {
  const other = await startSchoolOfPlatform();
  try {
    const launch = async () => (await other.browser().go(other.moodle.visit(TEACHER))).at;
    expect(await launch()).toBe("/teach");
    expect(other.moodle.keyRequests()).toBe(1);
    other.moodle.renameKey("second");
    for (let time = 0; time < 3; time++) expect(toldAt(await launch())).toEqual(["/lti", "lti-refused"]);
    expect(other.moodle.keyRequests()).toBe(1);
  } finally {
    await other.close();
  }
}, 60_000);

test("a form of another kind, or too long, is refused before anything is read from it", async () => {
  const post = (body: string, type: string) =>
    fetch(`${school.origin}/api/lti/launch`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": type },
      body,
    });
  expect((await post("{}", "application/json")).status).toBe(415);
  const long = `state=a&id_token=${"a".repeat(70_000)}`;
  expect((await post(long, "application/x-www-form-urlencoded")).status).toBe(413);
  const foreign = await fetch(`${school.origin}/api/lti/choice`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://evil.example" },
    body: "ticket=a&session=b",
  });
  expect(foreign.status).toBe(400);
});

/** The page that a browser was sent to, and the problem that it tells. */
function toldAt(at: string) {
  const { pathname, searchParams } = new URL(at, school.origin);
  return [pathname, searchParams.get("problem")];
}

function fieldsOf(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
}

import { findByIdentity } from "@/db/school/identities";
import { findPlatform, findPlatformOf, type Platform } from "@/db/school/platforms";
import { sessionOfPlatformLink } from "@/db/session/platform-links";
import type { Database } from "@/db/store/client";
import { LTI_PATHS, ltiPage } from "@/lib/auth/lti/addresses";
import { type Launch, launchOf } from "@/lib/auth/lti/claims";
import { launchIdentity } from "@/lib/auth/lti/identity";
import { createJourneys, JOURNEY_COOKIE, journeyBrowser, nameOf } from "@/lib/auth/lti/journey";
import { createTokenCheck, KeysUnreachable } from "@/lib/auth/lti/platform-keys";
import { type LaunchedTeacher, launchTickets } from "@/lib/auth/lti/tickets";
import { networkOf } from "@/lib/auth/network-of";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Answer } from "../http/answer";
import { journeyCookie } from "../http/cookies";
import type { Asked } from "../http/route";
import type { Logger } from "../logger";

export type LtiOptions = {
  readonly db: Database;
  /** Platforms know this server by it; null: no launches. */
  readonly publicUrl: string | null;
  readonly log: Logger;
};

/** A request of a browser that a platform has sent. */
export type Came = Omit<Asked, "params" | "visitor">;

/** Parameters of a login are passed on or compared, never stored. */
const LONGEST = 8_000;

/** Sends a browser to a page that says why its launch was refused. `frame`: see `ltiPage`. */
export function refuseLaunch(refused: ProblemCode, frame: string | null = null): Answer {
  return { refused, status: 303, headers: { Location: ltiPage("refused", frame, { problem: refused }) } };
}

export function goTo(location: string, cookies: readonly string[] = []): Answer {
  return { status: 303, headers: { Location: location, "Set-Cookie": [...cookies] }, bytes: null };
}

/** Where browsers come from learning platforms (LTI 1.3): a login, from which they are sent back to the platform, and then a launch. */
export function createLtiDoor({ db, publicUrl, log }: LtiOptions) {
  const journeys = createJourneys();
  const check = createTokenCheck();

  async function login(asked: Came): Promise<Answer> {
    if (publicUrl === null) return refuseLaunch("lti-unconfigured");
    if (!(await asked.withinLimit(networkOf(asked.from)))) return refuseLaunch("too-fast");
    const said = (name: string) => (asked.form ?? asked.query).get(name)?.slice(0, LONGEST) || null;
    const [issuer, hint, target] = [said("iss"), said("login_hint"), said("target_link_uri")];
    if (issuer === null || hint === null || target === null) return refuseLaunch("lti-refused");
    if (!URL.canParse(target) || new URL(target).origin !== publicUrl) return refuseLaunch("lti-refused");
    const platform = await findPlatformOf(db, { issuer, clientId: said("client_id") });
    if (!platform) return refuseLaunch("lti-unknown");
    const browser = journeyBrowser(asked.cookies[JOURNEY_COOKIE]);
    const there = new URL(platform.authorisationUrl);
    const message = said("lti_message_hint");
    for (const [name, value] of Object.entries({
      scope: "openid",
      response_type: "id_token",
      response_mode: "form_post",
      prompt: "none",
      client_id: platform.clientId,
      redirect_uri: publicUrl + LTI_PATHS.launch,
      login_hint: hint,
      ...(message !== null && { lti_message_hint: message }),
      ...journeys.begin(platform.id, browser),
    }))
      there.searchParams.set(name, value);
    return goTo(there.href, [journeyCookie(browser)]);
  }

  async function launch(asked: Came): Promise<Answer> {
    if (publicUrl === null) return refuseLaunch("lti-unconfigured");
    if (!(await asked.withinLimit(networkOf(asked.from)))) return refuseLaunch("too-fast");
    const browser = asked.cookies[JOURNEY_COOKIE];
    const journey = journeys.end(asked.form?.get("state") ?? "", browser);
    if (!journey || browser === undefined) return refuseLaunch("lti-expired");
    const platform = await findPlatform(db, journey.platform);
    if (!platform) return refuseLaunch("lti-unknown");
    if (asked.form?.get("error")) return refuseLaunch("lti-declined");
    const asks = await check(asked.form?.get("id_token") ?? "", platform, journey.nonce).then(
      (claims) => launchOf(claims, platform, publicUrl),
      whyNot,
    );
    if ("refused" in asks) {
      log.info({ platform: platform.id, why: asks.why }, "a launch was refused");
      return refuseLaunch(asks.refused);
    }
    return asks.role === "teacher"
      ? admitTeacher(asks, platform, { browser, isFramed: asked.isFramed })
      : admitStudent(asks, platform, asked.isFramed);
  }

  /** A student comes to the class's own door, as if they had typed its code. Nothing that the platform says of them goes further. */
  async function admitStudent(asks: Launch, platform: Platform, isFramed: boolean): Promise<Answer> {
    const { frame } = asks;
    if (asks.kind !== "open" || asks.link === null) return refuseLaunch("lti-no-session", frame);
    const session = await sessionOfPlatformLink(db, asks.link, platform.id);
    if (!session) return refuseLaunch("no-such-session", frame);
    if (session.endedAt !== null) return refuseLaunch("session-ended", frame);
    return open(`/join/${session.joinCode}`, isFramed, frame);
  }

  async function admitTeacher(
    asks: Launch,
    platform: Platform,
    { browser, isFramed }: { browser: string; isFramed: boolean },
  ): Promise<Answer> {
    const teacher: LaunchedTeacher = {
      identity: launchIdentity(platform.issuer, asks.subject),
      name: asks.name,
      platform: { id: platform.id, name: platform.name },
    };
    const enter = (to: string) => {
      const ticket = launchTickets().issue({ for: "enter", teacher, browser: nameOf(browser), to });
      return goTo(`${LTI_PATHS.enter}?${new URLSearchParams({ ticket })}`);
    };
    if (asks.kind === "open") {
      const session = asks.link === null ? null : await sessionOfPlatformLink(db, asks.link, platform.id);
      const to = session ? `/teach/${session.id}` : "/teach";
      // Browsers keep no sign-in for a page inside another site's.
      return isFramed ? open(to, true, asks.frame) : enter(to);
    }
    const { deployment, returnUrl, data } = asks;
    const frame = new URL(returnUrl).origin;
    const ticket = launchTickets().issue({ for: "choose", teacher, deployment, returnUrl, data, frame });
    const to = ltiPage("choose", frame, { ticket });
    return isFramed || (await findByIdentity(db, teacher.identity)) ? goTo(to) : enter(to);
  }

  return { login, launch };
}

function open(to: string, isFramed: boolean, frame: string | null): Answer {
  if (!isFramed) return goTo(to);
  const ticket = launchTickets().issue({ for: "window", to });
  return goTo(ltiPage("window", frame, { ticket }));
}

/** Why a token was not believed. Errors of the library name claims and keys, not people. */
function whyNot(error: unknown): { readonly refused: ProblemCode; readonly why: string } {
  if (error instanceof KeysUnreachable) return { refused: "lti-unreachable", why: error.message };
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && code.startsWith("ERR_J")) return { refused: "lti-refused", why: code };
  throw error;
}

import { randomBytes } from "node:crypto";
import { findByIdentity } from "@/db/school/identities";
import { findPlatform } from "@/db/school/platforms";
import { deskRole } from "@/db/session/desks";
import { platformLink } from "@/db/session/platform-links";
import { findSession } from "@/db/session/sessions";
import { beginSignIn } from "@/lib/auth/begin-sign-in";
import { LTI_PATHS } from "@/lib/auth/lti/addresses";
import { JOURNEY_COOKIE, nameOf } from "@/lib/auth/lti/journey";
import { LINK_COOKIE, LINK_PATH } from "@/lib/auth/lti/linking";
import { publicKeys, signedChoice } from "@/lib/auth/lti/own-key";
import { launchTickets, TICKET_SECONDS } from "@/lib/auth/lti/tickets";
import { COOKIE_SECONDS, signInCookie } from "@/lib/auth/sign-in-cookie";
import { signedInByCookies } from "@/lib/auth/teacher-from-cookies";
import type { AuthVisitor } from "@/lib/auth/visitor";
import type { Answer } from "../http/answer";
import { keptCookie } from "../http/cookies";
import { type Came, goTo, type LtiOptions, refuseLaunch } from "./door";

/** What follows a launch that was checked: a teacher is signed in, or what they chose goes back to the platform. */
export function createLtiAnswers({ db, publicUrl }: LtiOptions) {
  /** Reached by a redirect, so that the browser brings the cookies that it keeps back from a form of another site: whoever is signed in already stays so. */
  async function enter(asked: Came): Promise<Answer> {
    const ticket = launchTickets().take("enter", asked.query.get("ticket"));
    const browser = asked.cookies[JOURNEY_COOKIE];
    if (!ticket || browser === undefined || ticket.browser !== nameOf(browser))
      return refuseLaunch("lti-expired");
    const cookies: string[] = [];
    const visitor: AuthVisitor = {
      address: asked.from,
      cookies: asked.cookies,
      keep: (cookie) => void cookies.push(keptCookie(cookie, asked.isSecure)),
    };
    const teacher = await findByIdentity(db, ticket.teacher.identity);
    if (!teacher) {
      const value = launchTickets().issue({ for: "link", teacher: ticket.teacher, to: ticket.to });
      visitor.keep({ name: LINK_COOKIE, value, path: LINK_PATH, seconds: TICKET_SECONDS });
      return goTo(LINK_PATH, cookies);
    }
    asked.about.teacher = teacher.id;
    const now = await signedInByCookies(asked.cookies, db);
    if (now?.teacher.id === teacher.id) return goTo(ticket.to);
    const signIn = await beginSignIn(db, teacher, null, visitor);
    visitor.keep({
      ...(await signInCookie(teacher, signIn, asked.isSecure)),
      path: "/",
      seconds: COOKIE_SECONDS,
    });
    return goTo(ticket.to, cookies);
  }

  async function choice(asked: Came): Promise<Answer> {
    const name = asked.form?.get("ticket");
    const ticket = launchTickets().see("choose", name);
    if (!ticket || publicUrl === null) return refuseLaunch("lti-expired");
    const { teacher: launched, deployment, data, returnUrl, frame } = ticket;
    const teacher = await findByIdentity(db, launched.identity);
    if (!teacher) return refuseLaunch("lti-not-linked", frame);
    asked.about.teacher = teacher.id;
    const platform = await findPlatform(db, launched.platform.id);
    if (!platform) return refuseLaunch("lti-unknown", frame);
    const session = await findSession(db, asked.form?.get("session") ?? "");
    if (!session || (await deskRole(db, session, teacher.id)) === null)
      return refuseLaunch("no-such-session", frame);
    if (session.endedAt !== null) return refuseLaunch("session-ended", frame);
    const link = await platformLink(db, session.id, platform.id);
    if (link === null || !launchTickets().take("choose", name)) return refuseLaunch("lti-expired", frame);
    const { title } = session;
    const url = publicUrl + LTI_PATHS.launch;
    return sentBack(
      returnUrl,
      frame,
      await signedChoice(db, platform, { deployment, data, title, url, link }),
    );
  }

  const keys = async (): Promise<Answer> => ({ json: await publicKeys(db) });

  return { enter, choice, keys };
}

/** A page that posts the token to the platform by itself; without scripts, by its button. */
function sentBack(returnUrl: string, frame: string, token: string): Answer {
  const nonce = randomBytes(16).toString("base64");
  const page = `<!doctype html><meta charset="utf-8"><title>Downhill</title>
<form method="post" action="${escaped(returnUrl)}"><input type="hidden" name="JWT" value="${escaped(token)}"><button>Continue · متابعة</button></form>
<script nonce="${nonce}">document.forms[0].submit()</script>
`;
  return {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": [
        "default-src 'none'",
        "base-uri 'none'",
        `script-src 'nonce-${nonce}'`,
        // The platform may redirect what it gets to another address of its own.
        `form-action ${new URL(returnUrl).origin} https:`,
        `frame-ancestors ${frame}`,
      ].join("; "),
    },
    bytes: page,
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

import type { IncomingHttpHeaders } from "node:http";
import { parseCookie, stringifySetCookie } from "cookie";
import { BROWSER_PASS_COOKIE, BROWSER_PASS_HOURS } from "@/lib/auth/browser-pass";
import { LTI_PATH } from "@/lib/auth/lti/addresses";
import { JOURNEY_COOKIE, JOURNEY_SECONDS } from "@/lib/auth/lti/journey";
import type { Cookies } from "@/lib/auth/teacher-from-cookies";
import type { KeptCookie } from "@/lib/auth/visitor";
import { seatCookieName } from "@/lib/protocol/join";

/** The cookies of a request; of two with the same name, the first. */
export function readCookies({ cookie = "" }: IncomingHttpHeaders): Cookies {
  return parseCookie(cookie);
}

const SEAT_DAYS = 30;

/** A `Set-Cookie` header that stores a seat in the browser, out of reach of scripts. */
export function seatCookie(sessionId: string, token: string, secure: boolean): string {
  return ownCookie(seatCookieName(sessionId), token, SEAT_DAYS * 86_400, secure);
}

/** A `Set-Cookie` header that stores a browser's pass. */
export function browserPassCookie(pass: string, secure: boolean): string {
  return ownCookie(BROWSER_PASS_COOKIE, pass, BROWSER_PASS_HOURS * 3_600, secure);
}

/** A `Set-Cookie` header for what a sign-in keeps in the browser. */
export function keptCookie({ name, value, path, seconds }: KeptCookie, secure: boolean): string {
  return stringifySetCookie({
    ...{ name, value, path, secure },
    maxAge: seconds,
    httpOnly: true,
    sameSite: "lax",
  });
}

/**
 * A `Set-Cookie` header that makes a launch end in the browser in which it began. The platform's page posts to us, which other cookies do
 * not come along with; inside its page, browsers keep this one apart for each platform.
 */
export function journeyCookie(browser: string): string {
  return stringifySetCookie({
    ...{ name: JOURNEY_COOKIE, value: browser, path: LTI_PATH, maxAge: JOURNEY_SECONDS },
    ...{ httpOnly: true, secure: true, sameSite: "none", partitioned: true },
  });
}

/** `maxAge`: in seconds. */
function ownCookie(name: string, value: string, maxAge: number, secure: boolean): string {
  return stringifySetCookie({ name, value, maxAge, path: "/", httpOnly: true, secure, sameSite: "lax" });
}

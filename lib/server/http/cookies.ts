import type { IncomingHttpHeaders } from "node:http";
import { parseCookie, stringifySetCookie } from "cookie";
import { BROWSER_PASS_COOKIE, BROWSER_PASS_HOURS } from "@/lib/auth/browser-pass";
import type { Cookies } from "@/lib/auth/teacher-from-cookies";
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

/** `maxAge`: in seconds. */
function ownCookie(name: string, value: string, maxAge: number, secure: boolean): string {
  return stringifySetCookie({ name, value, maxAge, path: "/", httpOnly: true, secure, sameSite: "lax" });
}

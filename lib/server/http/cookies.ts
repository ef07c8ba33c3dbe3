import type { IncomingHttpHeaders } from "node:http";
import type { Cookies } from "@/lib/auth/teacher-from-cookies";
import { seatCookieName } from "@/lib/protocol/join";

/** The cookies of a request; of two with the same name, the first. */
export function readCookies({ cookie = "" }: IncomingHttpHeaders): Cookies {
  const pairs = cookie.split(";").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())] as const;
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== "").reverse());
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const SEAT_DAYS = 30;

/** `Set-Cookie` that keeps a seat in the browser, out of reach of scripts. */
export function seatCookie(sessionId: string, token: string, secure: boolean): string {
  const cookie = `${seatCookieName(sessionId)}=${token}; Path=/; Max-Age=${SEAT_DAYS * 86_400}; HttpOnly; SameSite=Lax`;
  return secure ? `${cookie}; Secure` : cookie;
}

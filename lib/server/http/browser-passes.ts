import type { IncomingMessage, ServerResponse } from "node:http";
import { BROWSER_PASS_COOKIE, browserPassCookie } from "@/lib/auth/browser-pass";
import type { ClassDoor } from "@/lib/auth/class-door";
import { readCookies } from "./cookies";
import { type Address, isSecure } from "./request-origin";

/** Pages on which people type a code, or that a QR code opens. */
const WAYS_IN = /^\/($|join\/|play\/)/;

/** Gives a browser that opens a way in its pass, with whatever the page answers. */
export function givePass(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { passes }: ClassDoor,
  address: Address,
): void {
  if (request.method !== "GET" || !WAYS_IN.test(path)) return;
  if (passes.valid(readCookies(request.headers)[BROWSER_PASS_COOKIE]) !== null) return;
  response.appendHeader("Set-Cookie", browserPassCookie(passes.fresh(), isSecure(request, address)));
}

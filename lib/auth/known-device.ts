import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { normaliseEmail } from "@/db/school/teachers";
import type { Cookies } from "./teacher-from-cookies";

/**
 * A browser in which somebody has signed in to an account keeps a cookie that says so. It grants nothing: it only spares those who know
 * the password from waiting because of strangers who try wrong ones (OWASP calls it a device cookie). It is signed with the server's
 * secret, so it survives restarts without being stored.
 */
export const DEVICE_DAYS = 365;
/** Browsers send it only to the address for signing in. */
export const DEVICE_COOKIE_PATH = "/api/auth";

const VALUE = /^([\w-]{16})\.([\w-]{22})$/;

/** Each account has a cookie of its own, because teachers share machines. */
function deviceCookieName(email: string): string {
  const name = createHash("sha256").update(normaliseEmail(email)).digest("base64url").slice(0, 12);
  return `downhill-device-${name}`;
}

/** The id of this browser, if somebody has signed in to this account in it; null if not. */
export function knownDevice(cookies: Cookies, email: string, secret: () => string): string | null {
  const [, id, sealed] = VALUE.exec(cookies[deviceCookieName(email)] ?? "") ?? [];
  if (id === undefined || sealed === undefined) return null;
  const expected = sealOf(id, email, secret());
  return timingSafeEqual(Buffer.from(sealed, "base64url"), expected) ? id : null;
}

/** The cookie that marks a browser as known for this account. `id`: the browser's id; null: a new one is drawn. */
export function deviceCookie(
  email: string,
  id: string | null,
  secret: string,
): { readonly name: string; readonly value: string } {
  const device = id ?? randomBytes(12).toString("base64url");
  const sealed = sealOf(device, email, secret).toString("base64url");
  return { name: deviceCookieName(email), value: `${device}.${sealed}` };
}

function sealOf(id: string, email: string, secret: string): Buffer {
  return createHmac("sha256", secret)
    .update(`known device ${id} ${normaliseEmail(email)}`)
    .digest()
    .subarray(0, 16);
}

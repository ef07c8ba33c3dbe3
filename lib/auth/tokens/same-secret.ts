import { createHash, timingSafeEqual } from "node:crypto";

/** Compares a given secret in constant time. Hashes are compared, so that timing reveals neither the length nor how much was right. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

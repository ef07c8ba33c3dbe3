import { isProblemCode, type ProblemCode } from "@/lib/session/decide/problem";

/** Problems that the sign-in page tells of when a browser comes back with one in its address. An address can name no others. */
const TOLD: readonly ProblemCode[] = [
  "setup-first",
  "identity-failed",
  "identity-declined",
  "identity-expired",
  "identity-unreachable",
  "identity-unverified",
  "identity-without-email",
  "identity-unknown",
  "identity-changed",
  "identity-taken",
  "invitation-over",
  "not-signed-in",
  "too-fast",
  "disk-full",
  "storage-read-only",
  "not-saved",
];

/** Next-auth's own words for what went wrong on the way to the issuer and back. */
const OF_NEXT_AUTH: Readonly<Record<string, ProblemCode>> = {
  /** The issuer could not be asked where its pages are. */
  OAuthSignin: "identity-unreachable",
  /** The code, the state, the ID token or one of its claims is not what it should be; or the issuer no longer answers. */
  OAuthCallback: "identity-failed",
  /** The issuer sent an error instead of a code. */
  Callback: "identity-declined",
};

/** What the `error` in an address says; null: nothing. */
export function problemOfError(error: unknown): ProblemCode | null {
  if (typeof error !== "string" || error === "") return null;
  if (isProblemCode(error) && TOLD.includes(error)) return error;
  return (Object.hasOwn(OF_NEXT_AUTH, error) ? OF_NEXT_AUTH[error] : undefined) ?? "internal";
}

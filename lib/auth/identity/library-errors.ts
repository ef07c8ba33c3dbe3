/** Words of OAuth and OpenID Connect for why an issuer refuses: anything else in an address may have been typed by anybody. */
const ISSUERS_WORDS = [
  "access_denied",
  "consent_required",
  "interaction_required",
  "invalid_client",
  "invalid_request",
  "invalid_scope",
  "login_required",
  "server_error",
  "temporarily_unavailable",
  "unauthorized_client",
  "unsupported_response_type",
];
/** Next-auth's codes; its address for errors of pages takes any. */
const CODE = /^[A-Z_]{1,60}$/;
const LONGEST = 300;

/**
 * Writes an error of next-auth to the log. Of what went wrong on the way to the issuer and back only a sentence is kept: the error itself carries
 * the ID token, and what came in the address may have been typed by anybody.
 */
export function logAuthError(code: string, metadata: unknown): void {
  // Old or forged cookies are not errors of ours.
  if (code === "JWT_SESSION_ERROR" || !CODE.test(code)) return;
  // That the issuer sent an error is told twice, the second time like this.
  if (code === "OAUTH_CALLBACK_ERROR" && metadata instanceof Error) return;
  const { error } = (metadata ?? {}) as { error?: unknown };
  if (/^(SIGNIN_)?OAUTH_/.test(code) && error instanceof Error)
    console.error(`${code}: ${sentenceOf(code, error)}`);
  else console.error(code, metadata);
}

function sentenceOf(code: string, { message }: Error): string {
  if (code === "OAUTH_CALLBACK_HANDLER_ERROR")
    return ISSUERS_WORDS.includes(message) ? message : "an error of its own";
  return (
    message
      // What an issuer adds in brackets may name the person.
      .replace(/^(\w+) \(.*\)$/s, "$1")
      .replace(/^(state|iss) mismatch.*/s, "$1 mismatch")
      .replace(/\s+/g, " ")
      .slice(0, LONGEST)
  );
}

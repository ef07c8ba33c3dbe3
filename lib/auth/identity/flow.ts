/** The name of OpenID Connect in next-auth's addresses: browsers come back to `/api/auth/callback/oidc`. */
export const OIDC = "oidc";

/**
 * The header in which our pages say what a journey to the issuer is for, if not for signing in: `link`, or `invitation` and its token. No
 * page of another site can send it.
 */
export const PURPOSE_HEADER = "x-downhill-purpose";

/** How long a journey to the issuer and back may take; next-auth's own limit. */
export const JOURNEY_SECONDS = 15 * 60;

/** Next-auth's cookies hold only for addresses under this. */
export const AUTH_PATH = "/api/auth";

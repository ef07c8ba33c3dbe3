import type { OAuthConfig } from "next-auth/providers/oauth";
import type { OidcSettings } from "@/lib/env/oidc";
import { OIDC } from "./flow";

/** The claims of an ID token, with the e-mail address of the user-info endpoint where the token has none. */
type Claims = { readonly sub: string; readonly [claim: string]: unknown };

/** What next-auth hands over: tokens whose ID token has been checked. */
type TokenSet = { claims(): Claims };

/** How long the issuer may take to answer one request of ours. */
const PATIENCE_MS = 8_000;

/**
 * The issuer, for next-auth: it sends browsers there and, when they come back, checks state, nonce and PKCE, exchanges the code, and checks the
 * ID token's signature, issuer, audience and times.
 */
export function oidcProvider({ issuer, clientId, clientSecret, name }: OidcSettings): OAuthConfig<Claims> {
  return {
    id: OIDC,
    name,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret,
    httpOptions: { timeout: PATIENCE_MS },
    userinfo: {
      async request({ tokens, client }) {
        const claims = { ...(tokens as unknown as TokenSet).claims() };
        if (claims.email !== undefined || client.issuer.metadata.userinfo_endpoint === undefined)
          return claims;
        // It is refused if it is about another subject. The address and whether it is verified are taken from the same place.
        const { email, email_verified, name } = await client.userinfo(tokens as never);
        return { name, ...claims, email, email_verified };
      },
    },
    // Who this is, and whether they may come in, is decided in the callback `signIn`.
    profile: ({ sub }) => ({ id: sub }),
  };
}

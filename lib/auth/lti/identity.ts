import type { IdentityKey } from "@/db/school/identities";

/** Before the issuer of a learning platform's people, so that nobody there is taken for somebody at an issuer of OpenID Connect. */
const PREFIX = "lti ";

/** Somebody at a learning platform, as `identities` knows them. */
export function launchIdentity(issuer: string, subject: string): IdentityKey {
  return { issuer: PREFIX + issuer, subject };
}

/** The issuer of the platform that an identity is at; null: it is not at a learning platform. */
export function platformIssuerOf({ issuer }: Pick<IdentityKey, "issuer">): string | null {
  return issuer.startsWith(PREFIX) ? issuer.slice(PREFIX.length) : null;
}

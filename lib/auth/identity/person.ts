import { z } from "zod";
import type { IdentityKey } from "@/db/school/identities";
import { normaliseEmail } from "@/db/school/teachers";
import type { OidcSettings } from "@/lib/env/oidc";
import { cleanText, PLAIN_TEXT } from "@/lib/session/names/clean-text";

/** Whom the issuer says a browser belongs to. `email` null: it did not say. */
export type Person = IdentityKey & {
  readonly name: string;
  readonly email: string | null;
  /** Whether the issuer says that the e-mail address is this person's. */
  readonly isVerified: boolean;
};

const GOOGLE = "https://accounts.google.com";
const LONGEST_NAME = 200;

const text = z.string().optional().catch(undefined);
const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255).regex(PLAIN_TEXT),
  // Letters of ASCII only: others become those of another address when they are put into lower case.
  email: z.email().max(320).optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  hd: text,
  name: text,
  preferred_username: text,
});

/** The person in the claims of a verified ID token; null when there is none, or the claims are of another issuer than that of the settings. */
export function personOf(claims: unknown, { issuer }: Pick<OidcSettings, "issuer">): Person | null {
  const read = Claims.safeParse(claims);
  if (!read.success || read.data.iss.replace(/\/$/, "") !== issuer) return null;
  const { sub: subject, email: typed, email_verified, hd, name, preferred_username } = read.data;
  const email = typed === undefined ? null : normaliseEmail(typed);
  const names = [name, preferred_username, email?.split("@")[0]];
  return {
    issuer,
    subject,
    name: names.map((one) => cleanText((one ?? "").slice(0, LONGEST_NAME))).find((one) => one !== "") ?? "?",
    email,
    isVerified: email !== null && email_verified === true && (issuer !== GOOGLE || isGooglesOwn(email, hd)),
  };
}

/**
 * Google vouches for Gmail's addresses and for those of a school's or company's domain (`hd`). Any other address was its owner's once, when
 * the account was made.
 */
function isGooglesOwn(email: string, hd: string | undefined): boolean {
  return hd !== undefined || email.endsWith("@gmail.com");
}

import { z } from "zod";
import { isLoopback } from "./own-address";

/** How teachers sign in with OpenID Connect. */
export type OidcSettings = {
  /** Without a slash at its end. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What teachers call it: "Sign in with …". */
  readonly name: string;
  /** Who gets an account at the first sign-in: invited people only, or everyone with a verified e-mail address of these domains. */
  readonly accounts: "invited" | readonly string[];
};

const ADDRESS = "must be the https address of an issuer, such as https://accounts.google.com";
const MANY_TENANTS =
  "must name one tenant, such as https://login.microsoftonline.com/TENANT-ID/v2.0: with this one, anybody with a Microsoft account could come";
const ACCOUNTS = 'must be "invited" or domains of e-mail addresses, such as school.example,other.example';
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Each in the shape that `z.object` takes; none is required by itself. */
export const OIDC_SHAPE = {
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer, ADDRESS)
    .refine((address) => !isOfManyTenants(address), MANY_TENANTS)
    .transform((address) => address.replace(/\/$/, ""))
    .optional(),
  OIDC_CLIENT_ID: z.string().max(500, "must have at most 500 characters").optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().trim().max(40, "must have at most 40 characters").optional(),
  OIDC_ACCOUNTS: z
    .string()
    .transform((list) => list.split(",").map((one) => one.trim().toLowerCase()))
    .refine((list) => list.every((one) => DOMAIN.test(one)) || isInvited(list), ACCOUNTS)
    .transform((list) => (isInvited(list) ? ("invited" as const) : list))
    .optional(),
};

/** Without these there is nothing to sign in with. */
const REQUIRED = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

/** What is missing beside the settings that are set: one sentence for each. */
export function missingForOidc(variables: Readonly<Record<string, string | undefined>>): string[] {
  const isSet = (name: string) => (variables[name] ?? "") !== "";
  if (!Object.keys(OIDC_SHAPE).some(isSet)) return [];
  const missing: string[] = REQUIRED.filter((name) => !isSet(name)).map(
    (name) => `${name} must be set as well, or no setting that begins with OIDC_.`,
  );
  if (!isSet("PUBLIC_URL") && !isSet("NEXTAUTH_URL"))
    missing.push("PUBLIC_URL must be set for OpenID Connect: the issuer sends browsers back to it.");
  return missing;
}

type Parsed = { [Name in keyof typeof OIDC_SHAPE]?: z.infer<(typeof OIDC_SHAPE)[Name]> };

/** Null when OpenID Connect is off. */
export function oidcSettings(parsed: Parsed): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = parsed;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const { OIDC_NAME: name = new URL(issuer).host, OIDC_ACCOUNTS: accounts = "invited" } = parsed;
  return { issuer, clientId, clientSecret, name, accounts };
}

function isInvited(list: readonly string[]): boolean {
  return list.length === 1 && list[0] === "invited";
}

/** Over plain HTTP somebody in between could answer for the issuer, so that is for an issuer on this machine only. */
function isIssuer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, search, hash, username } = new URL(address);
  const isSafe =
    protocol === "https:" || (protocol === "http:" && isLoopback(hostname.replace(/^\[|\]$/g, "")));
  return isSafe && search === "" && hash === "" && username === "" && !pathname.includes("/.well-known/");
}

/** Whether it is one of Microsoft's that answer for every tenant. */
function isOfManyTenants(address: string): boolean {
  return /^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)(\/|$)/i.test(address);
}

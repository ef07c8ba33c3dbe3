import { z } from "zod";
import type { Platform } from "@/db/school/platforms";
import { cleanText, PLAIN_TEXT } from "@/lib/session/names/clean-text";
import { isSafeAddress } from "./addresses";

const LTI = "https://purl.imsglobal.org/spec/lti/claim";
export const CLAIMS = {
  messageType: `${LTI}/message_type`,
  version: `${LTI}/version`,
  deployment: `${LTI}/deployment_id`,
  target: `${LTI}/target_link_uri`,
  roles: `${LTI}/roles`,
  custom: `${LTI}/custom`,
  presentation: `${LTI}/launch_presentation`,
  choosing: "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings",
  chosen: "https://purl.imsglobal.org/spec/lti-dl/claim/content_items",
  data: "https://purl.imsglobal.org/spec/lti-dl/claim/data",
} as const;

export const MESSAGES = {
  open: "LtiResourceLinkRequest",
  choose: "LtiDeepLinkingRequest",
  chosen: "LtiDeepLinkingResponse",
} as const;
export const LTI_VERSION = "1.3.0";
export const RESOURCE_LINK = "ltiResourceLink";
/** The custom parameter of a platform's link with what `platformLink` made. */
export const SESSION_PARAMETER = "session";

/** What a launch that was checked asks for. `frame`: the origin of the platform's page, if it says where that is. */
export type Launch = {
  readonly role: "teacher" | "student";
  readonly subject: string;
  readonly name: string | null;
  readonly deployment: string;
  readonly frame: string | null;
} & (
  | {
      readonly kind: "open" /** As `platformLink` made it; null: the link opens no session. */;
      readonly link: string | null;
    }
  | { readonly kind: "choose"; readonly returnUrl: string; readonly data: string | null }
);

/** Roles in a course. Others, of a person in the school or the system, say nothing about this course. */
const ROLES_IN_COURSE = /^(?:http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership#)?(\w+)$/;
const TEACHES: readonly string[] = ["Instructor", "Administrator", "ContentDeveloper"];
const LEARNS: readonly string[] = ["Learner"];

/** Far longer than any platform's. It is in the memory of the server until something is chosen. */
const MOST_DATA = 16_384;
const LONGEST_NAME = 200;

const text = (most: number) => z.string().min(1).max(most);
const Claims = z.object({
  sub: text(255).regex(PLAIN_TEXT),
  aud: z.union([z.string(), z.array(z.string()).min(1).max(20)]),
  azp: z.string().optional(),
  name: z.string().optional().catch(undefined),
  [CLAIMS.version]: z.literal(LTI_VERSION),
  [CLAIMS.deployment]: text(255),
  [CLAIMS.target]: text(2_000),
  [CLAIMS.roles]: z.array(z.string().max(500)).max(100),
  [CLAIMS.messageType]: z.enum([MESSAGES.open, MESSAGES.choose]),
  [CLAIMS.custom]: z
    .object({ [SESSION_PARAMETER]: z.string().max(200).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  [CLAIMS.presentation]: z
    .object({ return_url: z.string().max(2_000).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  [CLAIMS.choosing]: z
    .object({
      deep_link_return_url: text(2_000),
      accept_types: z.array(z.string()).max(100),
      data: z.string().max(MOST_DATA).optional(),
    })
    .optional(),
});

type Refused = {
  readonly refused: "lti-refused" | "lti-no-role" | "lti-students-choose";
  readonly why: string;
};

/**
 * What the claims of an ID token, whose signature, issuer, audience, nonce and times have been checked, ask for; or why they are refused. `origin`:
 * ours. `why`: for the log, without anything about the person.
 */
export function launchOf(claims: unknown, platform: Platform, origin: string): Launch | Refused {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success)
    return refuse(`claims: ${parsed.error.issues.map(({ path }) => path.join(".")).join(", ")}`);
  const { data: said } = parsed;
  if (!isForUs(said, platform.clientId)) return refuse("audience");
  const deployment = said[CLAIMS.deployment];
  if (platform.deploymentId !== null && deployment !== platform.deploymentId) return refuse("deployment");
  const target = said[CLAIMS.target];
  if (!URL.canParse(target) || new URL(target).origin !== origin) return refuse("target");
  const role = roleOf(said[CLAIMS.roles]);
  if (role === null) return { refused: "lti-no-role", why: "role" };
  const choosing = said[CLAIMS.choosing];
  const presented = choosing?.deep_link_return_url ?? said[CLAIMS.presentation]?.return_url ?? "";
  const who = {
    ...{ role, subject: said.sub, deployment },
    name: cleanText((said.name ?? "").slice(0, LONGEST_NAME)) || null,
    frame: isSafeAddress(presented) ? new URL(presented).origin : null,
  };
  if (said[CLAIMS.messageType] === MESSAGES.open)
    return { ...who, kind: "open", link: said[CLAIMS.custom]?.[SESSION_PARAMETER] || null };
  if (role !== "teacher") return { refused: "lti-students-choose", why: "a student chooses" };
  if (!choosing || !isSafeAddress(choosing.deep_link_return_url)) return refuse("return address");
  if (!choosing.accept_types.includes(RESOURCE_LINK)) return refuse("accepts no resource links");
  const { deep_link_return_url: returnUrl, data = null } = choosing;
  return { ...who, kind: "choose", returnUrl, data };
}

function refuse(why: string): Refused {
  return { refused: "lti-refused", why };
}

/** Whether a token is for us: it names us, and nobody else without saying that we are the one it was made for. */
function isForUs({ aud, azp }: { aud: string | string[]; azp?: string }, clientId: string): boolean {
  const all = [aud].flat();
  if (!all.includes(clientId) || (azp !== undefined && azp !== clientId)) return false;
  return all.length === 1 || azp === clientId;
}

/** Whoever teaches a course counts as its teacher, also if they are enrolled in it. */
function roleOf(said: readonly string[]): Launch["role"] | null {
  const roles = said.map((role) => ROLES_IN_COURSE.exec(role)?.[1] ?? "");
  if (roles.some((role) => TEACHES.includes(role))) return "teacher";
  return roles.some((role) => LEARNS.includes(role)) ? "student" : null;
}

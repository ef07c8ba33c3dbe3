import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import { type Platform, platformsKey } from "@/db/school/platforms";
import type { Database } from "@/db/store/open";
import { CLAIMS, LTI_VERSION, MESSAGES, RESOURCE_LINK, SESSION_PARAMETER } from "./claims";

const ALGORITHM = "RS256";
/** The platform's page sends it at once. */
const LIFETIME = "5m";

async function draw(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { modulusLength: 2048, extractable: true });
  const kid = randomBytes(8).toString("base64url");
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg: ALGORITHM, use: "sig" });
}

async function ownKey(db: Database): Promise<JWK> {
  return JSON.parse(await platformsKey(db, draw));
}

/** Our public keys, as platforms ask for them. The first question draws the key. */
export async function publicKeys(db: Database): Promise<{ readonly keys: readonly JWK[] }> {
  const { kty, n, e, kid, alg, use } = await ownKey(db);
  return { keys: [{ kty, n, e, kid, alg, use }] };
}

/** What a teacher chose, for the platform that asked: one link that opens a session. `link`: as `platformLink` makes it. `url`: where it is launched. */
export async function signedChoice(
  db: Database,
  { clientId, issuer }: Pick<Platform, "clientId" | "issuer">,
  chosen: { deployment: string; data: string | null; title: string; url: string; link: string },
): Promise<string> {
  const { deployment, data, title, url, link } = chosen;
  const key = await ownKey(db);
  return new SignJWT({
    nonce: randomBytes(16).toString("base64url"),
    azp: clientId,
    [CLAIMS.messageType]: MESSAGES.chosen,
    [CLAIMS.version]: LTI_VERSION,
    [CLAIMS.deployment]: deployment,
    ...(data !== null && { [CLAIMS.data]: data }),
    [CLAIMS.chosen]: [
      {
        type: RESOURCE_LINK,
        title,
        url,
        custom: { [SESSION_PARAMETER]: link },
        window: { targetName: "_blank" },
      },
    ],
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: "JWT" })
    .setIssuer(clientId)
    .setAudience(issuer)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(await importJWK(key, ALGORITHM));
}

import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from "jose";
import { z } from "zod";
import type { Platform } from "@/db/school/platforms";

/** How long a platform may take to send its keys, and how long they may be. */
const PATIENCE_MS = 5_000;
const MOST_BYTES = 100_000;
/** Keys are asked for again after this, */
const KEPT_MS = 60 * 60_000;
/** and for a key that is not among them, but not more often than this. */
const PAUSE_MS = 60_000;
/** Seconds by which clocks may differ. */
const TOLERANCE_S = 30;
/** A launch takes as long as a redirect. */
const OLDEST_S = 5 * 60;

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

/** The keys of platforms were not to be had. */
export class KeysUnreachable extends Error {
  override name = "KeysUnreachable";
}

type Kept = { readonly at: number; readonly keys: Promise<JSONWebKeySet> };

/** Checks ID tokens of platforms with the keys that they publish. */
export function createTokenCheck({ now = Date.now }: { readonly now?: () => number } = {}) {
  const kept = new Map<string, Kept>();

  const keysOf = (url: string, oldest: number): Kept => {
    const before = kept.get(url);
    if (before && now() - before.at < oldest) return before;
    const asked: Kept = { at: now(), keys: fetchKeys(url) };
    kept.set(url, asked);
    // The next launch after the pause asks again; meanwhile, what there was may do.
    asked.keys.catch(() => {
      if (kept.get(url) === asked)
        kept.set(url, { at: asked.at - KEPT_MS + PAUSE_MS, keys: before?.keys ?? asked.keys });
    });
    return asked;
  };

  /** The claims of a token that this platform has signed for us within the last minutes, with this nonce. Throws otherwise. */
  return async (token: string, platform: Platform, nonce: string): Promise<JWTPayload> => {
    const verify = async ({ keys }: Kept) => {
      const { payload } = await jwtVerify(token, createLocalJWKSet(await keys), {
        algorithms: ["RS256"],
        issuer: platform.issuer,
        audience: platform.clientId,
        requiredClaims: ["sub", "exp", "iat", "nonce"],
        clockTolerance: TOLERANCE_S,
        maxTokenAge: OLDEST_S,
        currentDate: new Date(now()),
      });
      if (payload.nonce !== nonce)
        throw new errors.JWTClaimValidationFailed("nonce", "nonce", "check_failed");
      return payload;
    };
    try {
      return await verify(keysOf(platform.keysUrl, KEPT_MS));
    } catch (error) {
      // It may have changed its key.
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      return verify(keysOf(platform.keysUrl, PAUSE_MS));
    }
  };
}

async function fetchKeys(url: string): Promise<JSONWebKeySet> {
  try {
    const answer = await fetch(url, {
      headers: { Accept: "application/json" },
      // Elsewhere is not where the owner said that the keys are.
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok || answer.body === null) throw new Error(`answered ${answer.status}`);
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of answer.body) {
      bytes += part.length;
      if (bytes > MOST_BYTES) throw new Error("answered too much");
      parts.push(part);
    }
    return KeySet.parse(JSON.parse(Buffer.concat(parts).toString("utf8"))) as JSONWebKeySet;
  } catch (error) {
    throw new KeysUnreachable(`The keys at ${url} could not be read.`, { cause: error });
  }
}

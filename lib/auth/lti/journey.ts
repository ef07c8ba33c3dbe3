import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/**
 * A launch goes from the platform to us, back to the platform, and to us again. `state` and `nonce` make the end belong to the beginning: the
 * state is sealed with a key of this process, names the nonce and the browser, and is accepted once.
 */
export type Journeys = {
  /** Begins one. `browser`: the value of its cookie. */
  begin(platform: string, browser: string): { readonly state: string; readonly nonce: string };
  /** What a state that comes back was made for; null when it is not ours, of another browser, too old, or has come back already. */
  end(
    state: string,
    browser: string | undefined,
  ): { readonly platform: string; readonly nonce: string } | null;
};

export const JOURNEY_SECONDS = 10 * 60;
/** The cookie that tells apart browsers on their way. It says nothing about the person. */
export const JOURNEY_COOKIE = "downhill-launch";
/** Far more than come back in ten minutes. The oldest are forgotten first. */
const MOST_ENDED = 100_000;

const State = z.object({
  platform: z.string(),
  nonce: z.string(),
  browser: z.string(),
  expires: z.number(),
});

/** `now`: in milliseconds. */
export function createJourneys(now: () => number = Date.now): Journeys {
  const key = randomBytes(32);
  /** Nonces of journeys that have ended, in that order. */
  const ended = new Map<string, number>();
  const seal = (text: string) => createHmac("sha256", key).update(text).digest();
  const forget = () => {
    for (const [nonce, expires] of ended) {
      if (expires > now() && ended.size <= MOST_ENDED) return;
      ended.delete(nonce);
    }
  };
  return {
    begin(platform, browser) {
      const nonce = randomBytes(16).toString("base64url");
      const says = { platform, nonce, browser: nameOf(browser), expires: now() + JOURNEY_SECONDS * 1_000 };
      const text = Buffer.from(JSON.stringify(says)).toString("base64url");
      return { state: `${text}.${seal(text).toString("base64url")}`, nonce };
    },
    end(state, browser) {
      const [text = "", sealed = ""] = state.split(".");
      const given = Buffer.from(sealed, "base64url");
      const expected = seal(text);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const { platform, nonce, ...says } = State.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
      if (browser === undefined || says.browser !== nameOf(browser)) return null;
      if (says.expires <= now() || ended.has(nonce)) return null;
      forget();
      ended.set(nonce, says.expires);
      return { platform, nonce };
    },
  };
}

const BROWSER = /^[\w-]{22}$/;

/** The value of a browser's cookie: the one that it brings, so that two launches in two tabs do not disturb each other, or a new one. */
export function journeyBrowser(brought: string | undefined): string {
  return brought !== undefined && BROWSER.test(brought) ? brought : randomBytes(16).toString("base64url");
}

/** States and tickets name a browser by the hash of its cookie, which is worthless to others. */
export function nameOf(browser: string): string {
  return createHash("sha256").update(browser).digest("base64url");
}

import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** The cookie that tells apart browsers behind an address that a school shares. It says nothing about the person. */
export const BROWSER_PASS_COOKIE = "downhill-browser";

/** How long a browser keeps its pass. */
export const BROWSER_PASS_HOURS = 12;

/** Passes signed with a key of this process: nobody else can make one, and none is stored. */
export type BrowserPasses = {
  fresh(): string;
  /** The id in a cookie's value, if this process issued it; null otherwise. */
  valid(value: string | undefined): string | null;
};

export function createBrowserPasses(): BrowserPasses {
  const key = randomBytes(32);
  const seal = (id: string) => createHmac("sha256", key).update(id).digest().subarray(0, 16);
  return {
    fresh() {
      const id = randomBytes(9).toString("base64url");
      return `${id}.${seal(id).toString("base64url")}`;
    },
    valid(value) {
      const [, id, sealed] = /^([\w-]{12})\.([\w-]{22})$/.exec(value ?? "") ?? [];
      if (id === undefined || sealed === undefined) return null;
      return timingSafeEqual(Buffer.from(sealed, "base64url"), seal(id)) ? id : null;
    },
  };
}

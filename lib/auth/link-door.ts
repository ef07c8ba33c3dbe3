import { type FoundLink, findLink, type LinkKind } from "@/db/school/links";
import type { Database } from "@/db/store/client";
import { createGrowingWait } from "./growing-wait";
import { networkOf } from "./network-of";
import { onePerProcess } from "./one-per-process";

/** What somebody with a link may know of it. `seconds`: how long they have to wait. */
export type AtTheDoor = FoundLink | { readonly state: "wait"; readonly seconds: number };

/** The one place where the links that were given to somebody are looked up, so that there is no other way to guess them. */
export type LinkDoor = {
  find(db: Database, kind: LinkKind, token: string, address: string): Promise<AtTheDoor>;
};

/**
 * Unknown links from one network before the first wait. A link holds 128 random bits, so guessing is pointless anyway; this keeps
 * whoever tries from using up the database.
 */
export const UNKNOWN_LINKS = 20;
const MINUTE_MS = 60_000;

export function createLinkDoor({ now }: { now?: () => number } = {}): LinkDoor {
  const tries = createGrowingWait({ free: UNKNOWN_LINKS, firstMs: MINUTE_MS, mostMs: 15 * MINUTE_MS }, now);
  return {
    async find(db, kind, token, address) {
      const network = networkOf(address);
      const wait = tries.left(network);
      if (wait > 0) return { state: "wait", seconds: Math.ceil(wait / 1_000) };
      tries.pay(network);
      const found = await findLink(db, kind, token).catch((error) => {
        tries.refund(network);
        throw error;
      });
      if (found.state !== "unknown") tries.refund(network);
      return found;
    },
  };
}

export const linkDoor = onePerProcess("link-door", () => createLinkDoor());

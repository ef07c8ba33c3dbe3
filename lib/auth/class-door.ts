import { findLiveSessionByCode, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { type BrowserPasses, createBrowserPasses } from "./browser-pass";
import { createFailureAllowance, type FailureAllowance } from "./failure-allowance";
import { networkOf } from "./network-of";

/** Who is at the door: from which address, and with which pass (null: a browser that was never here, or a program). */
export type Visitor = { readonly address: string; readonly pass: string | null };

/** The one place where join codes are looked up, so that no other way is left to guess them. */
export type ClassDoor = {
  readonly passes: BrowserPasses;
  /** The live session of a code. `too-fast`, whether the code is right or wrong, to whom has guessed wrong too often. */
  find(db: Database, code: string, visitor: Visitor): Promise<SessionRow | "no-such-code" | "too-fast">;
};

const DURATION_S = 5 * 60;
/** Wrong codes in five minutes. Where the numbers come from: docs/decisions/0017. */
export const FAILED_GUESSES = { ofStrangers: 20, ofBrowser: 10, ofBrowsersTogether: 200 } as const;

export function createClassDoor(): ClassDoor {
  const allowance = (points: number) => createFailureAllowance({ points, duration: DURATION_S });
  const ofStrangers = allowance(FAILED_GUESSES.ofStrangers);
  const ofBrowser = allowance(FAILED_GUESSES.ofBrowser);
  const ofBrowsersTogether = allowance(FAILED_GUESSES.ofBrowsersTogether);

  /** Without a pass, an address has one allowance; with one, every browser has its own, and the address a larger one. */
  const allowancesOf = ({ address, pass }: Visitor): [FailureAllowance, string][] => {
    const network = networkOf(address);
    return pass === null
      ? [[ofStrangers, network]]
      : [
          [ofBrowser, pass],
          [ofBrowsersTogether, network],
        ];
  };

  return {
    passes: createBrowserPasses(),
    async find(db, code, visitor) {
      const leaves = [];
      for (const [allowance, key] of allowancesOf(visitor)) {
        const leave = await allowance.leave(key);
        if (leave) {
          leaves.push(leave);
          continue;
        }
        for (const giveBack of leaves) await giveBack("succeeded");
        return "too-fast";
      }
      let failed = false;
      try {
        const session = await findLiveSessionByCode(db, code);
        failed = session === null;
        return session ?? "no-such-code";
      } finally {
        for (const tell of leaves) await tell(failed ? "failed" : "succeeded");
      }
    },
  };
}

/** One for the process: on globalThis, because Next's bundle and the server have a copy of this module each. */
const shared = globalThis as typeof globalThis & { __downhillClassDoor?: ClassDoor };

export function classDoor(): ClassDoor {
  shared.__downhillClassDoor ??= createClassDoor();
  return shared.__downhillClassDoor;
}

import { RateLimiterMemory } from "rate-limiter-flexible";
import { findSeatMove, type SeatMove } from "@/db/session/seats/seat-moves";
import { findLiveSessionByCode, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { type BrowserPasses, createBrowserPasses } from "./browser-pass";
import { networkOf } from "./network-of";
import { onePerProcess } from "./one-per-process";

/** Somebody at the door. `pass` null: a browser that has never been here, or a program. */
export type Visitor = { readonly address: string; readonly pass: string | null };

/** What was found of a code. `too-fast`, whether the code is right or wrong, for a visitor with too many wrong guesses. */
type Found<Thing> = Thing | "no-such-code" | "too-fast";

/** What a code opens: a class for whoever joins it, or one seat of a class for the device that it moves to. */
export type Opened =
  | { readonly kind: "class"; readonly session: SessionRow }
  | ({ readonly kind: "seat" } & SeatMove);

/** The one place where codes of classes and of seats are looked up, so that there is no other way to guess them. A wrong guess is one, whatever it was meant for. */
export type ClassDoor = {
  readonly passes: BrowserPasses;
  /** The live session of a join code. */
  find(db: Database, code: string, visitor: Visitor): Promise<Found<SessionRow>>;
  /** The seat that a code moves. */
  findSeat(db: Database, code: string, visitor: Visitor): Promise<Found<SeatMove>>;
  /** Whatever a code opens. */
  open(db: Database, code: string, visitor: Visitor): Promise<Found<Opened>>;
};

const DURATION_S = 5 * 60;
/** Wrong codes allowed in five minutes. Where the numbers come from: docs/decisions/0017. */
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

  const guess = async <Thing>(visitor: Visitor, look: () => Promise<Thing | null>): Promise<Found<Thing>> => {
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
      const found = await look();
      failed = found === null;
      return found ?? "no-such-code";
    } finally {
      for (const tell of leaves) await tell(failed ? "failed" : "succeeded");
    }
  };

  return {
    passes: createBrowserPasses(),
    find: (db, code, visitor) => guess(visitor, () => findLiveSessionByCode(db, code)),
    findSeat: (db, code, visitor) => guess(visitor, () => findSeatMove(db, code, new Date())),
    open: (db, code, visitor) =>
      guess(visitor, async (): Promise<Opened | null> => {
        const session = await findLiveSessionByCode(db, code);
        if (session) return { kind: "class", session };
        const move = await findSeatMove(db, code, new Date());
        return move && { kind: "seat", ...move };
      }),
  };
}

export const classDoor = onePerProcess("class-door", () => createClassDoor());

/** Limits failures per key and time; successes cost nothing. */
type FailureAllowance = {
  /**
   * Resolves to permission to try once, or null when the key has failed too often. A try is charged in advance, so that a thousand
   * at once do not get a thousand tries; when tries under way have used up the allowance, the next one waits for their outcome.
   */
  leave(key: string): Promise<Leave | null>;
};

/** Permission to try once: a function to be called with the outcome. */
type Leave = (outcome: "succeeded" | "failed") => Promise<void>;

/** How many tries of one key may wait: each holds a connection open. */
const MOST_WAITING = 1_000;

type Tries = { underWay: number; readonly waiting: ((leave: Leave | null) => void)[] };

function createFailureAllowance(settings: { points: number; duration: number }): FailureAllowance {
  const failures = new RateLimiterMemory(settings);
  const triesOf = new Map<string, Tries>();

  const leaveFor = (key: string, tries: Tries): Leave => {
    return async (outcome) => {
      // The charge for this try pays for the next one.
      const next = outcome === "succeeded" ? tries.waiting.shift() : undefined;
      if (next) return next(leaveFor(key, tries));
      if (outcome === "succeeded") await failures.reward(key);
      tries.underWay--;
      if (tries.underWay > 0) return;
      triesOf.delete(key);
      for (const refuse of tries.waiting) refuse(null);
    };
  };

  return {
    async leave(key) {
      const tries = triesOf.get(key) ?? { underWay: 0, waiting: [] };
      triesOf.set(key, tries);
      tries.underWay++;
      const paid = await failures.consume(key).then(Boolean, () => false);
      if (paid) return leaveFor(key, tries);
      await failures.reward(key);
      tries.underWay--;
      if (tries.underWay > 0 && tries.waiting.length < MOST_WAITING)
        return new Promise((resolve) => tries.waiting.push(resolve));
      if (tries.underWay === 0) {
        triesOf.delete(key);
        for (const refuse of tries.waiting) refuse(null);
      }
      return null;
    },
  };
}

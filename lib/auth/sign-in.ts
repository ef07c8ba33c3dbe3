import { z } from "zod";
import { recordDeed } from "@/db/school/audit";
import { findCredentials, normaliseEmail, type Teacher } from "@/db/school/teachers";
import type { Database } from "@/db/store/client";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { createGrowingWait, type GrowingWait, type WaitRules } from "./growing-wait";
import { knownDevice } from "./known-device";
import { networkOf } from "./network-of";
import { authSecret, isPassword, MAX_PASSWORD_LENGTH } from "./secret";
import type { Cookies } from "./teacher-from-cookies";

const Credentials = z.object({ email: z.string().max(320), password: z.string().max(MAX_PASSWORD_LENGTH) });

/** A wait that grows with failures, and the key under which this visitor's are counted. */
type Allowance = readonly [GrowingWait, string];

/** Who is trying: from which address, and with which cookies. */
type SignInVisitor = { readonly address: string; readonly cookies?: Cookies };

export type SignIn =
  /** `device`: the id of a browser in which somebody has signed in to this account before; null: a new browser. */
  | { readonly ok: true; readonly teacher: Teacher; readonly device: string | null }
  /** `seconds`: how long to wait. */
  | { readonly ok: false; readonly code: "sign-in-wait"; readonly seconds: number }
  | { readonly ok: false; readonly code: Exclude<ProblemCode, "sign-in-wait"> };

const MINUTE_MS = 60_000;
const waits = (free: number): WaitRules => ({ free, firstMs: MINUTE_MS, mostMs: 15 * MINUTE_MS });

/** Wrong passwords before the first wait. Why these: docs/decisions/0045. */
export const FAILED_SIGN_INS = {
  ofDevice: 10,
  ofStranger: 5,
  ofStrangersTogether: 30,
  ofAddress: 30,
} as const;

/** Passwords checked at once: each takes a core and 19 MiB, and classes need the rest. */
const CHECKS_AT_ONCE = 2;
const MOST_CHECKS_WAITING = 50;
const BUSY_SECONDS = 10;

/**
 * Signs teachers in, with a limited number of tries. A browser that has signed in to the account before has its own allowance, and no
 * stranger can make it wait. Everybody else shares three: for the account from one network, for the account from anywhere, and for
 * the network whatever the account. Whoever keeps failing waits a minute, then two, up to a quarter of an hour.
 */
export function createSignIn({
  now,
  secret = authSecret,
}: {
  now?: () => number;
  secret?: () => string;
} = {}) {
  const allowance = (free: number) => createGrowingWait(waits(free), now);
  const ofDevice = allowance(FAILED_SIGN_INS.ofDevice);
  const ofStranger = allowance(FAILED_SIGN_INS.ofStranger);
  const ofStrangersTogether = allowance(FAILED_SIGN_INS.ofStrangersTogether);
  const ofAddress = allowance(FAILED_SIGN_INS.ofAddress);
  const turns = createTurns(CHECKS_AT_ONCE, MOST_CHECKS_WAITING);

  return async (db: Database, typed: unknown, { address, cookies = {} }: SignInVisitor): Promise<SignIn> => {
    const credentials = Credentials.safeParse(typed);
    if (!credentials.success) return { ok: false, code: "sign-in-failed" };
    const { password } = credentials.data;
    const email = normaliseEmail(credentials.data.email);
    const network = networkOf(address);
    const device = knownDevice(cookies, email, secret);
    const nearest: Allowance = device === null ? [ofStranger, `${network} ${email}`] : [ofDevice, device];
    const own: readonly Allowance[] = device === null ? [nearest, [ofStrangersTogether, email]] : [nearest];
    const all: typeof own = device === null ? [...own, [ofAddress, network]] : own;
    const wait = (allowances: typeof own) => Math.max(...allowances.map(([one, key]) => one.left(key)));
    const refund = () => all.forEach(([one, key]) => void one.refund(key));

    if (wait(all) > 0) return held(wait(all));
    for (const [one, key] of all) one.pay(key);
    const beginsWait = wait(own) > 0;
    // A known device never waits in line behind strangers.
    const turn = await turns.take(device === null ? "last" : "first");
    if (turn === null) {
      refund();
      return { ok: false, code: "sign-in-wait", seconds: BUSY_SECONDS };
    }
    let found: Awaited<ReturnType<typeof findCredentials>>;
    let isRight: boolean;
    try {
      found = await findCredentials(db, email);
      isRight = await isPassword(password, found?.passwordHash ?? null);
    } catch (error) {
      refund();
      throw error;
    } finally {
      turn();
    }
    if (found && isRight) {
      refund();
      // Strangers' tries from elsewhere still count.
      const [wait, key] = nearest;
      wait.clear(key);
      return { ok: true, teacher: found.teacher, device };
    }
    // One row for each wait that begins, which limits what strangers can write into the record.
    if (found && beginsWait) await recordDeed(db, found.teacher.id, { type: "sign-in-held" }).catch(() => {});
    return { ok: false, code: "sign-in-failed" };
  };
}

function held(milliseconds: number): SignIn {
  return { ok: false, code: "sign-in-wait", seconds: Math.ceil(milliseconds / 1_000) };
}

/** Lets a fixed number work at once; the others wait in line. */
type Turns = {
  /** Joins the line at this end. Resolves to a function that ends the turn; to null, at once, when too many wait for a last place. */
  take(place: "first" | "last"): Promise<(() => void) | null>;
};

export function createTurns(atOnce: number, mostWaiting: number): Turns {
  const waiting: (() => void)[] = [];
  let busy = 0;
  const end = () => {
    const next = waiting.shift();
    if (next) next();
    else busy--;
  };
  const once = () => {
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      end();
    };
  };
  return {
    async take(place) {
      if (busy < atOnce) {
        busy++;
        return once();
      }
      if (place === "last" && waiting.length >= mostWaiting) return null;
      await new Promise<void>((resolve) => {
        if (place === "first") waiting.unshift(resolve);
        else waiting.push(resolve);
      });
      return once();
    },
  };
}

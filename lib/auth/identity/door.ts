import { RateLimiterMemory } from "rate-limiter-flexible";
import { type Database, getDatabase } from "@/db/store/client";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { networkOf } from "../network-of";
import { signedInByCookies } from "../teacher-from-cookies";
import type { AuthVisitor } from "../visitor";
import { pageOfProblem } from "./arrival";
import { OIDC } from "./flow";
import { keepPurpose, type Purpose } from "./purpose";

/** A request to next-auth. `purpose`: what the page said of it, in `PURPOSE_HEADER`. */
export type AuthStep = {
  readonly method: string;
  readonly action: string | undefined;
  readonly provider: string | undefined;
  readonly purpose: string | null;
};

/** Steps of a network in a minute: each makes the server ask the issuer one to four times. Forty teachers of a school take eighty. */
const STEPS = { points: 240, duration: 60 };
/** The cookies that next-auth gives a browser for its journey. */
const STATE_COOKIES = ["next-auth.state", "__Secure-next-auth.state"];

/**
 * Stands in front of next-auth on the way to the issuer and back. Next-auth asks the issuer for its addresses before it looks at anything, so
 * browsers without a journey, and networks with too many, are turned away first.
 */
export function createIdentityDoor(db: () => Promise<Database> = getDatabase) {
  const steps = new RateLimiterMemory(STEPS);

  return async (step: AuthStep, visitor: AuthVisitor): Promise<Passing> => {
    const begins = step.method === "POST" && step.action === "signin";
    const ends = step.action === "callback";
    if (step.provider !== OIDC || !(begins || ends)) return { turnedAway: null, async passed() {} };
    const turnAway = (code: ProblemCode): Passing => ({
      turnedAway: pageOfProblem(code, visitor),
      async passed() {},
    });
    if (ends && !STATE_COOKIES.some((name) => visitor.cookies[name])) return turnAway("identity-expired");
    const mayGo = await steps.consume(networkOf(visitor.address)).then(Boolean, () => false);
    if (!mayGo) return turnAway("too-fast");
    if (ends) return { turnedAway: null, async passed() {} };
    const purpose = await purposeAsked(step.purpose, visitor, db);
    if (purpose === null) return turnAway("not-signed-in");
    return {
      turnedAway: null,
      async passed(setCookies) {
        const hasBegun = setCookies.some((cookie) =>
          STATE_COOKIES.some((name) => cookie.startsWith(`${name}=`)),
        );
        if (hasBegun) await keepPurpose(visitor, purpose);
      },
    };
  };
}

/** `turnedAway`: the page to go to instead; null: next-auth may answer. `passed` is then to be called with the cookies that it set. */
type Passing = {
  readonly turnedAway: string | null;
  passed(setCookies: readonly string[]): Promise<void>;
};

/** Null: only a teacher who is signed in can ask for this. */
async function purposeAsked(
  asked: string | null,
  visitor: AuthVisitor,
  db: () => Promise<Database>,
): Promise<Purpose | null> {
  const [kind, token] = (asked ?? "").split(" ");
  if (kind === "invitation" && token) return { for: "invitation", token };
  if (kind !== "link") return { for: "sign-in" };
  const now = await signedInByCookies(visitor.cookies, await db());
  return now && { for: "link", signIn: now.signIn };
}

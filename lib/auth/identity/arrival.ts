import type { Teacher } from "@/db/school/teachers";
import type { Database } from "@/db/store/client";
import { whyNotStored } from "@/db/store/refused-for-good";
import type { OidcSettings } from "@/lib/env/oidc";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { beginSignIn } from "../begin-sign-in";
import { knownDevice } from "../known-device";
import { authSecret } from "../secret";
import { signedInByCookies } from "../teacher-from-cookies";
import type { AuthVisitor } from "../visitor";
import { admit, linkByHand } from "./admit";
import { type Person, personOf } from "./person";
import { forgetPurpose, purposeOf } from "./purpose";

/** What becomes of a browser that comes back from the issuer: somebody is signed in, or it is sent to a page, with a problem or without. */
type Arrival =
  | { readonly kind: "signed-in"; readonly teacher: Teacher; readonly signIn: string }
  | { readonly kind: "sent"; readonly to: string };

/** `claims`: of an ID token that next-auth has checked. */
export async function arrive(
  claims: unknown,
  { db, oidc, visitor }: { db: () => Promise<Database>; oidc: OidcSettings; visitor: AuthVisitor },
): Promise<Arrival> {
  try {
    const person = personOf(claims, oidc);
    if (person === null) {
      const { iss } = claims as { iss?: unknown };
      console.error(`an ID token of ${String(iss).slice(0, 200)} was refused: OIDC_ISSUER is ${oidc.issuer}`);
      return refused("identity-failed", visitor);
    }
    const purpose = await purposeOf(visitor);
    if (purpose.for === "link") return await link(await db(), person, purpose.signIn, visitor);
    const invitation = purpose.for === "invitation" ? purpose.token : null;
    return await signIn(await db(), person, { accounts: oidc.accounts, invitation }, visitor);
  } catch (error) {
    const why = whyNotStored(error);
    if (why === null) console.error("signing in with OpenID Connect failed", error);
    return refused(why ?? "internal", visitor);
  } finally {
    forgetPurpose(visitor);
  }
}

async function signIn(
  db: Database,
  person: Person,
  rules: Parameters<typeof admit>[2],
  visitor: AuthVisitor,
): Promise<Arrival> {
  const admitted = await admit(db, person, rules);
  if (!admitted.ok) return refused(admitted.code, visitor);
  const { teacher } = admitted;
  const device = knownDevice(visitor.cookies, teacher.email, authSecret);
  return { kind: "signed-in", teacher, signIn: await beginSignIn(db, teacher, device, visitor) };
}

/** `asker`: the sign-in of the teacher who asked for the link. It must still be this browser's. */
async function link(db: Database, person: Person, asker: string, visitor: AuthVisitor): Promise<Arrival> {
  const now = await signedInByCookies(visitor.cookies, db);
  if (now?.signIn !== asker) return refused("not-signed-in", visitor);
  const why = await linkByHand(db, person, now.teacher.id);
  return why === null ? { kind: "sent", to: "/teach/account" } : refused(why, visitor);
}

function refused(code: ProblemCode, visitor: AuthVisitor): Arrival {
  return { kind: "sent", to: pageOfProblem(code, visitor) };
}

/** The page that tells a browser why it was not let in, and that leads to where the journey was to end. */
export function pageOfProblem(code: ProblemCode, { cookies }: AuthVisitor): string {
  const asked = cookies["__Secure-next-auth.callback-url"] ?? cookies["next-auth.callback-url"];
  return `/teach/sign-in?${new URLSearchParams({ error: code, ...(asked && { callbackUrl: asked }) })}`;
}

import { createTeacherOf, findByIdentity, linkIdentity, listIdentities } from "@/db/school/identities";
import { redeemInvitation } from "@/db/school/links";
import { findCredentials, hasTeacher, type Teacher } from "@/db/school/teachers";
import type { Database } from "@/db/store/client";
import type { OidcSettings } from "@/lib/env/oidc";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Person } from "./person";

export type Admission =
  | { readonly ok: true; readonly teacher: Teacher }
  | { readonly ok: false; readonly code: ProblemCode };

type Rules = Pick<OidcSettings, "accounts"> & {
  /** The token of an invitation that this browser came with; null: none. */
  readonly invitation: string | null;
};

/** Somebody else linked or created the same at the same moment. */
class Overtaken extends Error {}
const MOST_TRIES = 3;

/**
 * The account of somebody whom the issuer has let in. An identity that is linked already counts alone, whatever its e-mail address is by now;
 * one that comes for the first time is linked by an address that the issuer has verified, or gets an account where the rules allow it. What is
 * refused leaves nothing behind.
 */
export async function admit(db: Database, person: Person, rules: Rules): Promise<Admission> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction((transaction) => decide(transaction, person, rules));
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === MOST_TRIES) throw error;
    }
  }
}

async function decide(db: Database, person: Person, { accounts, invitation }: Rules): Promise<Admission> {
  const linked = await findByIdentity(db, person);
  if (linked) return { ok: true, teacher: linked };
  if (!(await hasTeacher(db))) return refuse("setup-first");
  const { email, isVerified } = person;
  if (email === null) return refuse("identity-without-email");
  const owner = (await findCredentials(db, email))?.teacher ?? null;
  // The same words whether the address has an account or not, so that nobody can find out by claiming it.
  if (!isVerified && (owner || invitation === null)) return refuse("identity-unverified");
  if (owner) return linkByEmail(db, person, owner);
  const role = invitation === null ? roleByDomain(email, accounts) : await redeemInvitation(db, invitation);
  if (role === null) return refuse(invitation === null ? "identity-unknown" : "invitation-over");
  const teacher = await createTeacherOf(db, person, { email, name: person.name, role });
  if (!teacher) throw new Overtaken();
  return { ok: true, teacher };
}

async function linkByEmail(db: Database, person: Person, owner: Teacher): Promise<Admission> {
  const others = await listIdentities(db, owner.id);
  // The issuer calls this one somebody else: the address may have been given to another person since.
  if (others.some(({ issuer }) => issuer === person.issuer)) return refuse("identity-changed");
  if (!(await linkIdentity(db, owner.id, person, "by-email"))) throw new Overtaken();
  return { ok: true, teacher: owner };
}

function roleByDomain(email: string, accounts: OidcSettings["accounts"]): "teacher" | null {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return accounts !== "invited" && accounts.includes(domain) ? "teacher" : null;
}

function refuse(code: ProblemCode): Admission {
  return { ok: false, code };
}

/** Links an identity to the account of a teacher who is signed in, and asked for it. Resolves to null, or why not. */
export async function linkByHand(
  db: Database,
  person: Person,
  teacherId: string,
): Promise<ProblemCode | null> {
  if (await linkIdentity(db, teacherId, person, "by-hand")) return null;
  return (await findByIdentity(db, person))?.id === teacherId ? null : "identity-taken";
}

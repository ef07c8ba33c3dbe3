import { z } from "zod";
import { acceptInvitation, resetPassword } from "@/db/school/links";
import type { Teacher } from "@/db/school/teachers";
import type { Database } from "@/db/store/client";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { AccountFields, faultsOf } from "./account-fields";
import { type AtTheDoor, type LinkDoor, linkDoor } from "./link-door";
import { hashPassword } from "./secret";
import { signIns } from "./sign-ins";

/** Somebody who opened a link. `signedIn`: who is signed in in their browser; null: nobody. */
type Opener = { readonly address: string; readonly signedIn: Teacher | null };

export type ByLink =
  | { readonly ok: true; readonly teacher: Teacher }
  /** Everything that has to be changed, so that the form can be corrected at once. */
  | { readonly ok: false; readonly problems: readonly ProblemCode[]; readonly waitSeconds: number | null };

const PROBLEM_OF = {
  used: "link-used",
  expired: "link-expired",
  unknown: "link-unknown",
  wait: "sign-in-wait",
} as const;

/** Why a link does not work. */
export function problemOf({ state }: Exclude<AtTheDoor, { state: "open" }>): ProblemCode {
  return PROBLEM_OF[state];
}

/** Longer than any link's; the page that sends it got it from its address. */
const Token = z.object({ token: z.string().max(64) });
const NewPassword = AccountFields.pick({ password: true });

/** Creates the account that an invitation is for; otherwise returns everything that is wrong. Only success uses the invitation up. */
export async function createAccountByLink(
  db: Database,
  form: unknown,
  { address, signedIn }: Opener,
  door: LinkDoor = linkDoor(),
): Promise<ByLink> {
  const token = Token.safeParse(form);
  const parsed = AccountFields.safeParse(form);
  const faults = parsed.success ? [] : faultsOf(parsed.error);
  // Our own form cannot have sent this.
  if (!token.success || faults === null) return refuse("bad-request");
  if (signedIn) return refuse("link-elsewhere");
  // Before the password is hashed, which takes time and memory that a guesser must not use up.
  const found = await door.find(db, "invitation", token.data.token, address);
  if (found.state !== "open") return closed(found);
  if (!parsed.success) return refuse(...faults);
  const { name, email, password } = parsed.data;
  const passwordHash = await hashPassword(password);
  const made = await acceptInvitation(db, token.data.token, { name, email, passwordHash });
  if (made === "email-taken") return refuse(made);
  return typeof made === "string" ? refuse(PROBLEM_OF[made]) : { ok: true, teacher: made };
}

/** Sets the password that a link is for, and signs its teacher out everywhere; otherwise returns everything that is wrong. */
export async function setPasswordByLink(
  db: Database,
  form: unknown,
  { address, signedIn }: Opener,
  door: LinkDoor = linkDoor(),
): Promise<ByLink> {
  const token = Token.safeParse(form);
  const parsed = NewPassword.safeParse(form);
  const faults = parsed.success ? [] : faultsOf(parsed.error);
  if (!token.success || faults === null) return refuse("bad-request");
  const found = await door.find(db, "reset", token.data.token, address);
  if (found.state !== "open") return closed(found);
  if (signedIn && signedIn.id !== found.teacher?.id) return refuse("link-elsewhere");
  if (!parsed.success) return refuse(...faults);
  const set = await resetPassword(db, token.data.token, await hashPassword(parsed.data.password));
  if (typeof set === "string") return refuse(PROBLEM_OF[set]);
  signIns().ended(set.ended);
  return { ok: true, teacher: set.teacher };
}

function closed(found: Exclude<AtTheDoor, { state: "open" }>): ByLink {
  const waitSeconds = found.state === "wait" ? found.seconds : null;
  return { ok: false, problems: [problemOf(found)], waitSeconds };
}

function refuse(...problems: ProblemCode[]): ByLink {
  return { ok: false, problems, waitSeconds: null };
}

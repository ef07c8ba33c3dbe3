import { z } from "zod";
import {
  changeEmail,
  changeName,
  changePassword,
  deleteOwnAccount,
  passwordHashOf,
} from "@/db/school/accounts";
import { normaliseEmail } from "@/db/school/teachers";
import type { Database } from "@/db/store/client";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { AccountFields, faultsOf } from "./account-fields";
import { createGrowingWait } from "./growing-wait";
import { hashPassword, isPassword, MAX_PASSWORD_LENGTH } from "./secret";
import { signIns } from "./sign-ins";
import type { SignedIn } from "./teacher-from-cookies";

/** Everything that has to be changed, so that a form can be corrected at once. `waitSeconds`: until the next attempt; null: at once. */
export type Refused = {
  readonly problems: readonly ProblemCode[];
  readonly waitSeconds: number | null;
};

/** What teachers do with their own account. Each resolves to null when it is done, otherwise to everything that is wrong. */
export type OwnAccount = {
  rename(db: Database, who: SignedIn, form: unknown): Promise<Refused | null>;
  /** `confirmation`: the password or, for an account without one, its present e-mail. */
  moveTo(db: Database, who: SignedIn, form: unknown): Promise<Refused | null>;
  /** Signs out every browser but this one. */
  setPassword(db: Database, who: SignedIn, form: unknown): Promise<Refused | null>;
  /** Deletes it with everything in it, and signs out every browser. `confirmation`: as for another e-mail. */
  remove(db: Database, who: SignedIn, form: unknown): Promise<Refused | null>;
};

/** Wrong passwords of one teacher before the first wait: somebody who finds a browser signed in must not guess the password there. */
export const WRONG_CONFIRMATIONS = 10;
const MINUTE_MS = 60_000;

const typedPassword = z.string().max(MAX_PASSWORD_LENGTH);
/** As long as an e-mail, which it may be. */
const confirmation = z.string().max(320);
const Rename = AccountFields.pick({ name: true });
const Move = AccountFields.pick({ email: true }).extend({ confirmation });
const SetPassword = AccountFields.pick({ password: true }).extend({ current: typedPassword });
const Remove = z.object({ confirmation });

export function createOwnAccount({ now }: { now?: () => number } = {}): OwnAccount {
  const tries = createGrowingWait(
    { free: WRONG_CONFIRMATIONS, firstMs: MINUTE_MS, mostMs: 15 * MINUTE_MS },
    now,
  );
  /** Null when what was typed shows that it is the teacher who sits there. */
  const doubt = async (db: Database, { teacher }: SignedIn, typed: string): Promise<Refused | null> => {
    const passwordHash = await passwordHashOf(db, teacher.id);
    if (passwordHash === null)
      return normaliseEmail(typed) === teacher.email ? null : refuse("email-differs");
    if (typed === "") return refuse("password-empty");
    const wait = tries.left(teacher.id);
    if (wait > 0) return { ...refuse("sign-in-wait"), waitSeconds: Math.ceil(wait / 1_000) };
    tries.pay(teacher.id);
    if (!(await isPassword(typed, passwordHash))) return refuse("password-wrong");
    tries.clear(teacher.id);
    return null;
  };

  return {
    async rename(db, { teacher }, form) {
      const parsed = Rename.safeParse(form);
      if (!parsed.success) return refuse(...(faultsOf(parsed.error) ?? ["bad-request"]));
      await changeName(db, teacher.id, parsed.data.name);
      return null;
    },
    async moveTo(db, who, form) {
      const parsed = Move.safeParse(form);
      if (!parsed.success) return refuse(...(faultsOf(parsed.error) ?? ["bad-request"]));
      const doubted = await doubt(db, who, parsed.data.confirmation);
      if (doubted) return doubted;
      return (await changeEmail(db, who.teacher.id, parsed.data.email)) ? null : refuse("email-taken");
    },
    async setPassword(db, who, form) {
      const parsed = SetPassword.safeParse(form);
      if (!parsed.success) return refuse(...(faultsOf(parsed.error) ?? ["bad-request"]));
      const from = await passwordHashOf(db, who.teacher.id);
      // A stranger at a browser that is signed in would otherwise get a way in that lasts.
      if (from === null) return refuse("password-missing");
      const doubted = await doubt(db, who, parsed.data.current);
      if (doubted) return doubted;
      const to = await hashPassword(parsed.data.password);
      const ended = await changePassword(db, who.teacher.id, { from, to, keptSignIn: who.signIn });
      if (ended === null) return refuse("password-wrong");
      signIns().ended(ended);
      return null;
    },
    async remove(db, who, form) {
      const parsed = Remove.safeParse(form);
      if (!parsed.success) return refuse("bad-request");
      const doubted = await doubt(db, who, parsed.data.confirmation);
      if (doubted) return doubted;
      const gone = await deleteOwnAccount(db, who.teacher.id);
      if (typeof gone === "string") return refuse(gone);
      signIns().ended(gone.ended);
      return null;
    },
  };
}

function refuse(...problems: ProblemCode[]): Refused {
  return { problems, waitSeconds: null };
}

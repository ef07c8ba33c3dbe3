import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { accountLinks, deeds, teachers } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { rowsOf } from "@/db/store/statements";
import type { Deed } from "@/lib/session/decide/deeds";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { changePassword, changeRole, removeAccount } from "./accounts";
import { listDeeds } from "./audit";
import {
  acceptInvitation,
  deleteOldLinks,
  findLink,
  INVITATION_DAYS,
  MOST_INVITATIONS,
  makeInvitation,
  makeResetLink,
  openInvitations,
  RESET_HOURS,
  resetPassword,
  withdrawInvitation,
} from "./links";
import { beginSignIn, findSignedIn } from "./sign-ins";
import { findCredentials, type Teacher, teacherColumns } from "./teachers";

const HOUR_MS = 3_600_000;
const HASH = "a hash";

async function newAccount(db: Database, role: Teacher["role"]): Promise<Teacher> {
  const email = `${randomUUID()}@example.org`;
  const [teacher] = await db
    .insert(teachers)
    .values({ email, name: "Grace", role, passwordHash: HASH })
    .returning(teacherColumns);
  return teacher!;
}

async function invited(db: Database, madeBy: string, role: Teacher["role"] = "teacher"): Promise<string> {
  const made = await makeInvitation(db, { madeBy, role });
  if (typeof made === "string") throw new Error(made);
  return made.token;
}

async function resetOf(db: Database, teacherId: string, by: string | null): Promise<string> {
  const made = await makeResetLink(db, teacherId, by);
  if (typeof made === "string") throw new Error(made);
  return made.token;
}

const joining = (email = `${randomUUID()}@example.org`) => ({ email, name: "Joan", passwordHash: HASH });

describeOnEachDatabase((db) => {
  beforeEach(async () => {
    await db().delete(teachers);
    await db().delete(deeds);
  });
  const ageAll = (hours: number) =>
    db().execute(
      sql`update account_links set expires_at = expires_at - ${`${hours} hours`}::interval, used_at = used_at - ${`${hours} hours`}::interval`,
    );
  const deedsSeenBy = async (teacher: Teacher): Promise<Deed[]> =>
    (await listDeeds(db(), teacher.id, 0, teacher.role)).deeds.map(({ deed }) => deed).reverse();

  test("an invitation makes one account, of its role, and is used up", async () => {
    const owner = await newAccount(db(), "owner");
    const token = await invited(db(), owner.id, "owner");
    expect(await findLink(db(), "invitation", token)).toEqual({
      state: "open",
      role: "owner",
      teacher: null,
    });
    const email = ` ${randomUUID()}@Example.org`;
    const made = await acceptInvitation(db(), token, joining(email));
    expect(made).toEqual({
      ...{ id: expect.any(String), email: email.trim().toLowerCase(), name: "Joan", role: "owner" },
    });
    expect(await acceptInvitation(db(), token, joining())).toBe("used");
    expect(await findLink(db(), "invitation", token)).toEqual({ state: "used" });
    const both = [
      { type: "invitation-made", role: "owner" },
      { type: "invitation-accepted", role: "owner" },
    ];
    expect([await deedsSeenBy(owner), await deedsSeenBy(made as Teacher)]).toEqual([both, both]);
    const stored = rowsOf(await db().execute(sql`select * from account_links`));
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test("of two people with one invitation, one gets an account", async () => {
    const owner = await newAccount(db(), "owner");
    const token = await invited(db(), owner.id);
    const outcomes = await Promise.all([1, 2, 3].map(() => acceptInvitation(db(), token, joining())));
    expect(outcomes.filter((outcome) => outcome === "used")).toHaveLength(2);
    expect(await db().$count(teachers)).toBe(2);
  });

  test("an e-mail that is taken does not use the invitation up", async () => {
    const owner = await newAccount(db(), "owner");
    const token = await invited(db(), owner.id);
    const taken = joining(owner.email.toUpperCase());
    expect(await acceptInvitation(db(), token, taken)).toBe("email-taken");
    expect(await acceptInvitation(db(), token, joining())).toMatchObject({ role: "teacher" });
  });

  test("an invitation that expired, was withdrawn, is for something else or was never made opens nothing", async () => {
    const owner = await newAccount(db(), "owner");
    const [expired, withdrawn] = [await invited(db(), owner.id), await invited(db(), owner.id)];
    const reset = await resetOf(db(), owner.id, owner.id);
    const [, second] = await db().select().from(accountLinks).orderBy(accountLinks.madeAt);
    expect(await withdrawInvitation(db(), second!.id, owner.id)).toBe(true);
    expect(await withdrawInvitation(db(), second!.id, owner.id)).toBe(false);
    expect(await withdrawInvitation(db(), "'; drop table teachers; --", owner.id)).toBe(false);
    const reason = (token: string) => acceptInvitation(db(), token, joining());
    expect([await reason(withdrawn), await reason(reset)]).toEqual(["unknown", "unknown"]);
    for (const token of ["", "x", "a".repeat(22), "\0", `${expired}=`, "💥".repeat(11)])
      expect(await reason(token)).toBe("unknown");
    await ageAll(24 * INVITATION_DAYS);
    expect(await reason(expired)).toBe("expired");
    expect(await findLink(db(), "invitation", expired)).toEqual({ state: "expired" });
    expect(await openInvitations(db())).toEqual([]);
    expect(await db().$count(teachers)).toBe(1);
  });

  test("only owners invite, see what is open and withdraw it, and there is a limit", async () => {
    const [owner, teacher] = [await newAccount(db(), "owner"), await newAccount(db(), "teacher")];
    expect(await makeInvitation(db(), { madeBy: teacher.id, role: "owner" })).toBe("not-an-owner");
    await invited(db(), owner.id);
    const [open] = await openInvitations(db());
    expect(open).toEqual({
      ...{ id: expect.any(String), role: "teacher", madeBy: "Grace" },
      ...{ madeAt: expect.any(Date), expiresAt: expect.any(Date) },
    });
    expect(open!.expiresAt.getTime() - open!.madeAt.getTime()).toBe(24 * INVITATION_DAYS * HOUR_MS);
    expect(await withdrawInvitation(db(), open!.id, teacher.id)).toBe(false);
    for (let made = 1; made < MOST_INVITATIONS; made++) await invited(db(), owner.id);
    expect(await makeInvitation(db(), { madeBy: owner.id, role: "teacher" })).toBe("too-many-invitations");
    await withdrawInvitation(db(), open!.id, owner.id);
    expect(await makeInvitation(db(), { madeBy: owner.id, role: "teacher" })).toMatchObject({
      token: expect.any(String),
    });
  });

  test("what an owner gave out is void once they are none any more, or are gone", async () => {
    const [ada, eve, target] = [
      await newAccount(db(), "owner"),
      await newAccount(db(), "owner"),
      await newAccount(db(), "teacher"),
    ];
    const [invitation, reset] = [await invited(db(), eve.id), await resetOf(db(), target.id, eve.id)];
    const others = await invited(db(), ada.id);
    const used = await invited(db(), eve.id);
    await acceptInvitation(db(), used, joining());
    await changeRole(db(), eve.id, "teacher", ada.id);
    expect([
      await findLink(db(), "invitation", invitation),
      await findLink(db(), "reset", reset),
      await findLink(db(), "invitation", used),
      await findLink(db(), "invitation", others),
    ]).toMatchObject([{ state: "unknown" }, { state: "unknown" }, { state: "used" }, { state: "open" }]);
    await changeRole(db(), eve.id, "owner", ada.id);
    const again = await invited(db(), eve.id);
    await removeAccount(db(), eve.id, { by: ada.id, heir: null });
    expect(await findLink(db(), "invitation", again)).toEqual({ state: "unknown" });
  });

  test("a reset link sets one new password, signs its teacher out everywhere, and is used up", async () => {
    const [owner, teacher] = [await newAccount(db(), "owner"), await newAccount(db(), "teacher")];
    const [own, others] = [await beginSignIn(db(), teacher.id), await beginSignIn(db(), owner.id)];
    const token = await resetOf(db(), teacher.id, owner.id);
    expect(await findLink(db(), "reset", token)).toEqual({ state: "open", role: null, teacher });
    expect(await resetPassword(db(), token, "new")).toEqual({ teacher, ended: [own] });
    expect((await findCredentials(db(), teacher.email))?.passwordHash).toBe("new");
    expect((await findCredentials(db(), owner.email))?.passwordHash).toBe(HASH);
    expect([await findSignedIn(db(), own), await findSignedIn(db(), others)]).toEqual([null, owner]);
    expect(await resetPassword(db(), token, "newer")).toBe("used");
    expect((await findCredentials(db(), teacher.email))?.passwordHash).toBe("new");
    expect(await deedsSeenBy(teacher)).toEqual([
      { type: "reset-link-made", teacher: teacher.id },
      { type: "password-reset", browsers: 1 },
    ]);
  });

  test("a reset link is void after a day, a newer one, another password, and for anything but its purpose", async () => {
    const [owner, teacher] = [await newAccount(db(), "owner"), await newAccount(db(), "teacher")];
    const older = await resetOf(db(), teacher.id, owner.id);
    const newer = await resetOf(db(), teacher.id, null);
    expect(await resetPassword(db(), older, "x")).toBe("unknown");
    expect(await acceptInvitation(db(), newer, joining())).toBe("unknown");
    const changed = await changePassword(db(), teacher.id, {
      from: HASH,
      to: "own",
      keptSignIn: randomUUID(),
    });
    expect(changed).toEqual([]);
    expect(await resetPassword(db(), newer, "x")).toBe("unknown");
    const late = await resetOf(db(), teacher.id, owner.id);
    await ageAll(RESET_HOURS);
    expect(await resetPassword(db(), late, "x")).toBe("expired");
    expect((await findCredentials(db(), teacher.email))?.passwordHash).toBe("own");
    expect(await makeResetLink(db(), owner.id, teacher.id)).toBe("not-an-owner");
    expect(await makeResetLink(db(), randomUUID(), owner.id)).toBe("no-such-account");
    expect(await makeResetLink(db(), "nobody", owner.id)).toBe("no-such-account");
  });

  test("a reset link and a change of the same password at once: one of them wins, and none waits for ever", async () => {
    const [owner, teacher] = [await newAccount(db(), "owner"), await newAccount(db(), "teacher")];
    for (let round = 0; round < 10; round++) {
      const { passwordHash } = (await findCredentials(db(), teacher.email))!;
      const token = await resetOf(db(), teacher.id, owner.id);
      const change = { from: passwordHash!, to: `own ${round}`, keptSignIn: randomUUID() };
      const [reset, changed] = await Promise.all([
        resetPassword(db(), token, `reset ${round}`),
        changePassword(db(), teacher.id, change),
      ]);
      const now = (await findCredentials(db(), teacher.email))?.passwordHash;
      if (changed === null) expect([reset, now]).toMatchObject([{ teacher }, `reset ${round}`]);
      else expect([reset, now]).toEqual(["unknown", `own ${round}`]);
    }
  });

  test("links are forgotten a month after they expired, and not before", async () => {
    const owner = await newAccount(db(), "owner");
    const token = await invited(db(), owner.id);
    const expiry = new Date(Date.now() + 24 * INVITATION_DAYS * HOUR_MS);
    const after = (days: number) => new Date(expiry.getTime() + days * 24 * HOUR_MS);
    await deleteOldLinks(db(), after(29));
    expect((await findLink(db(), "invitation", token)).state).toBe("open");
    await deleteOldLinks(db(), after(31));
    expect((await findLink(db(), "invitation", token)).state).toBe("unknown");
  });
});

import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { coTeachers, deeds, sessions, teachers } from "@/db/schema";
import { appendLog } from "@/db/session/log";
import { createSession, findSession, markSessionEnded } from "@/db/session/sessions";
import { unscrubbedErasures } from "@/db/store/housekeeping";
import type { Database } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import {
  accountDetails,
  changeEmail,
  changeName,
  changePassword,
  changeRole,
  deleteOwnAccount,
  listAccounts,
  removeAccount,
} from "./accounts";
import { listDeeds } from "./audit";
import { savePlan } from "./plans";
import { beginSignIn, findSignedIn } from "./sign-ins";
import { findCredentials, findTeacher, type Teacher, teacherColumns } from "./teachers";

const HASH = "a hash";
const PLAN = { rounds: [openRound("moons", null)] };

async function newAccount(db: Database, role: Teacher["role"], name = "Grace"): Promise<Teacher> {
  const email = `${randomUUID()}@example.org`;
  const createdAt = new Date("2026-01-01T08:00:00Z");
  const [teacher] = await db
    .insert(teachers)
    .values({ email, name, role, passwordHash: HASH, createdAt })
    .returning(teacherColumns);
  return teacher!;
}

/** A session that nobody has joined, or that a student has. */
async function newSession(db: Database, host: Teacher, { joined }: { joined: boolean }) {
  const row = await createSession(db, { hostId: host.id, title: "Nets", plan: PLAN });
  if (joined)
    await appendLog(db, row.id, [
      { type: "participant-joined", participant: 0, nickname: "Ada", admitted: true, seq: 1, at: 5 },
    ]);
  return row;
}

describeOnEachDatabase((db) => {
  beforeEach(async () => {
    await db().delete(teachers);
    await db().delete(deeds);
  });
  const owners = async () =>
    (await listAccounts(db())).filter(({ role }) => role === "owner").map(({ id }) => id);
  const newestDeedSeenBy = async (teacher: Teacher) =>
    (await listDeeds(db(), teacher.id, 0, teacher.role)).deeds[0];

  test("the list says who there is, since when nobody has used the account, and how many sessions are whose", async () => {
    const [zoe, ada] = [await newAccount(db(), "teacher", "zoe"), await newAccount(db(), "owner", "Ada")];
    const [idle, held] = [await newAccount(db(), "teacher", "Bob"), await newAccount(db(), "teacher", "Cy")];
    await newSession(db(), zoe, { joined: true });
    await newSession(db(), zoe, { joined: false });
    await markSessionEnded(db(), (await newSession(db(), zoe, { joined: true })).id, new Date());
    await beginSignIn(db(), ada.id);
    await db()
      .insert(deeds)
      .values([
        { at: new Date("2026-02-01T08:00:00Z"), teacherId: zoe.id, deed: { type: "signed-out" } },
        { at: new Date("2026-03-01T08:00:00Z"), teacherId: held.id, deed: { type: "sign-in-held" } },
      ]);
    const born = new Date("2026-01-01T08:00:00Z");
    expect(await listAccounts(db())).toEqual([
      { ...ada, activeAt: expect.any(Date), sessions: 0, goingOn: 0 },
      { ...idle, activeAt: born, sessions: 0, goingOn: 0 },
      { ...held, activeAt: born, sessions: 0, goingOn: 0 },
      { ...zoe, activeAt: new Date("2026-02-01T08:00:00Z"), sessions: 3, goingOn: 1 },
    ]);
    const [first] = await listAccounts(db());
    expect(Date.now() - first!.activeAt.getTime()).toBeLessThan(60_000);
  });

  test("a name and an e-mail change, in lower case, and not to one that is taken, at once or before", async () => {
    const [ada, eve] = [await newAccount(db(), "owner"), await newAccount(db(), "teacher")];
    await changeName(db(), ada.id, "Countess");
    const before = await unscrubbedErasures(db());
    expect(await changeEmail(db(), ada.id, " NEW@Example.org ")).toBe(true);
    expect(await unscrubbedErasures(db())).toBe((before ?? 0) + 1);
    expect(await findTeacher(db(), ada.id)).toEqual({ ...ada, name: "Countess", email: "new@example.org" });
    expect(await changeEmail(db(), eve.id, "new@EXAMPLE.org")).toBe(false);
    const race = ["one@example.org", "one@example.org"];
    const both = await Promise.all([ada, eve].map(({ id }, index) => changeEmail(db(), id, race[index]!)));
    expect(both.sort()).toEqual([false, true]);
    expect((await listDeeds(db(), ada.id, 0)).deeds.map(({ deed }) => deed.type)).toContain("name-changed");
  });

  test("another password signs out all browsers but one, and only replaces the one that was checked", async () => {
    const teacher = await newAccount(db(), "teacher");
    const [here, there] = [await beginSignIn(db(), teacher.id), await beginSignIn(db(), teacher.id)];
    const change = { to: "new", keptSignIn: here };
    expect(await changePassword(db(), teacher.id, { ...change, from: "an older hash" })).toBeNull();
    expect(await findSignedIn(db(), there)).toEqual(teacher);
    expect(await changePassword(db(), teacher.id, { ...change, from: HASH })).toEqual([there]);
    expect([await findSignedIn(db(), here), await findSignedIn(db(), there)]).toEqual([teacher, null]);
    expect((await findCredentials(db(), teacher.email))?.passwordHash).toBe("new");
    expect(await newestDeedSeenBy(teacher)).toMatchObject({
      deed: { type: "password-changed", browsers: 1 },
    });
  });

  test("owners change roles, teachers do not, and each change is recorded for all owners and for whom it is about", async () => {
    const [ada, grace, eve] = [
      await newAccount(db(), "owner", "Ada"),
      await newAccount(db(), "teacher"),
      await newAccount(db(), "teacher"),
    ];
    expect(await changeRole(db(), eve.id, "owner", eve.id)).toBe("not-an-owner");
    expect(await changeRole(db(), randomUUID(), "owner", ada.id)).toBe("no-such-account");
    expect(await changeRole(db(), "x", "owner", ada.id)).toBe("no-such-account");
    expect(await changeRole(db(), grace.id, "owner", ada.id)).toBeNull();
    expect(new Set(await owners())).toEqual(new Set([ada.id, grace.id]));
    const deed = { type: "role-changed", teacher: grace.id, role: "owner" };
    const about = { name: "Grace", self: true };
    expect([await newestDeedSeenBy(grace), await newestDeedSeenBy(ada)]).toMatchObject([
      { deed, by: { name: "Ada", self: false }, about, byTeacher: true },
      { deed, by: { name: "Ada", self: true }, about: { name: "Grace", self: false } },
    ]);
    expect(await newestDeedSeenBy(eve)).toBeUndefined();
    expect(await changeRole(db(), eve.id, "owner", null)).toBeNull();
    expect(await newestDeedSeenBy(ada)).toMatchObject({ byTeacher: false, by: null });
    expect((await listDeeds(db(), grace.id, 0, "teacher")).deeds.map(({ deed }) => deed)).toEqual([deed]);
  });

  test("the last owner can neither stop being one nor be removed nor go", async () => {
    const [ada, grace] = [await newAccount(db(), "owner"), await newAccount(db(), "teacher")];
    expect(await changeRole(db(), ada.id, "teacher", ada.id)).toBe("last-owner");
    expect(await changeRole(db(), ada.id, "teacher", null)).toBe("last-owner");
    expect(await removeAccount(db(), ada.id, { by: ada.id, heir: grace.id })).toBe("last-owner");
    expect(await removeAccount(db(), ada.id, { by: grace.id, heir: null })).toBe("not-an-owner");
    expect(await deleteOwnAccount(db(), ada.id)).toBe("last-owner");
    expect(await accountDetails(db(), ada.id)).toEqual({
      ...{ hasPassword: true, sessions: 0, plans: 0, obstacle: "last-owner" },
    });
    await changeRole(db(), grace.id, "owner", ada.id);
    expect(await deleteOwnAccount(db(), ada.id)).toEqual({ ended: [], sessions: 0 });
    expect(await owners()).toEqual([grace.id]);
  });

  test("two owners who demote, remove or leave each other at the same moment leave one", async () => {
    const acts = [
      (by: Teacher, other: Teacher) => changeRole(db(), other.id, "teacher", by.id),
      (by: Teacher, other: Teacher) => removeAccount(db(), other.id, { by: by.id, heir: null }),
      (by: Teacher) => deleteOwnAccount(db(), by.id),
      (by: Teacher) => changeRole(db(), by.id, "teacher", by.id),
    ];
    for (const one of acts)
      for (const two of acts) {
        await db().delete(teachers);
        const [ada, eve] = [await newAccount(db(), "owner"), await newAccount(db(), "owner")];
        await Promise.all([one(ada, eve), two(eve, ada)]);
        expect(await owners()).toHaveLength(1);
      }
  });

  test("a removed account is signed out, and its sessions are its heir's, also a live one, who is no co-teacher of them any more", async () => {
    const [ada, gone, heir] = [
      await newAccount(db(), "owner"),
      await newAccount(db(), "teacher"),
      await newAccount(db(), "teacher", "Joan"),
    ];
    const [live, past] = [
      await newSession(db(), gone, { joined: true }),
      await newSession(db(), gone, { joined: false }),
    ];
    const others = await newSession(db(), ada, { joined: false });
    await markSessionEnded(db(), past.id, new Date());
    const addedAt = new Date();
    const co = [
      { sessionId: live.id, teacherId: heir.id, addedAt },
      { sessionId: live.id, teacherId: ada.id, addedAt },
      { sessionId: others.id, teacherId: heir.id, addedAt },
      { sessionId: others.id, teacherId: gone.id, addedAt },
    ];
    await db().insert(coTeachers).values(co);
    await savePlan(db(), { teacherId: gone.id, name: "Words", plan: PLAN });
    const signIn = await beginSignIn(db(), gone.id);
    const before = (await unscrubbedErasures(db())) ?? 0;

    const removed = await removeAccount(db(), gone.id, { by: ada.id, heir: heir.id });
    expect(removed).toEqual({ ended: [signIn], sessions: 2 });
    expect([await findTeacher(db(), gone.id), await findSignedIn(db(), signIn)]).toEqual([null, null]);
    expect(await findSession(db(), live.id)).toEqual({ ...live, hostId: heir.id });
    expect((await findSession(db(), past.id))?.hostId).toBe(heir.id);
    expect((await findSession(db(), others.id))?.hostId).toBe(ada.id);
    expect(await db().select().from(coTeachers)).toEqual([co[1], co[2]]);
    expect(await unscrubbedErasures(db())).toBe(before + 1);
    const deed = { type: "account-removed", teacher: gone.id, heir: heir.id, sessions: 2 };
    expect([await newestDeedSeenBy(ada), await newestDeedSeenBy(heir)]).toMatchObject([
      { deed, about: null, heir: { name: "Joan", self: false } },
      { deed, by: { name: "Grace", self: false }, heir: { name: "Joan", self: true } },
    ]);
    const plans = await db().execute(sql`select 1 from plans`);
    expect([...((plans as unknown as { rows?: unknown[] }).rows ?? (plans as unknown as unknown[]))]).toEqual(
      [],
    );
  });

  test("sessions are deleted with a removed account unless students are in one; nobody who is not there inherits", async () => {
    const [ada, gone] = [await newAccount(db(), "owner"), await newAccount(db(), "teacher")];
    const live = await newSession(db(), gone, { joined: true });
    const prepared = await newSession(db(), gone, { joined: false });
    const remove = (heir: string | null) => removeAccount(db(), gone.id, { by: ada.id, heir });
    expect([
      await remove(null),
      await remove(randomUUID()),
      await remove("x"),
      await remove(gone.id),
    ]).toEqual(["their-class-going-on", ...Array(3).fill("no-such-account")]);
    expect(await findTeacher(db(), gone.id)).toEqual(gone);
    await markSessionEnded(db(), live.id, new Date());
    expect(await remove(null)).toEqual({ ended: [], sessions: 2 });
    expect([await findSession(db(), live.id), await findSession(db(), prepared.id)]).toEqual([null, null]);
    expect(await remove(null)).toBe("no-such-account");
    expect(await newestDeedSeenBy(ada)).toMatchObject({
      deed: { type: "account-removed", teacher: gone.id, heir: null, sessions: 2 },
    });
  });

  test("two owners who remove two teachers into each other's hands at once lose no session", async () => {
    const [ada, eve] = [await newAccount(db(), "owner"), await newAccount(db(), "owner")];
    const [one, two] = [await newAccount(db(), "teacher"), await newAccount(db(), "teacher")];
    await newSession(db(), one, { joined: false });
    await newSession(db(), two, { joined: false });
    const outcomes = await Promise.all([
      removeAccount(db(), one.id, { by: ada.id, heir: two.id }),
      removeAccount(db(), two.id, { by: eve.id, heir: one.id }),
    ]);
    expect(outcomes.filter((outcome) => outcome === "no-such-account")).toHaveLength(1);
    expect(await db().$count(sessions)).toBe(2);
  });

  test("a teacher's own account goes with everything in it, after their class has ended, and owners can see that it went", async () => {
    const [ada, grace] = [await newAccount(db(), "owner"), await newAccount(db(), "teacher")];
    const live = await newSession(db(), grace, { joined: true });
    await newSession(db(), grace, { joined: false });
    await savePlan(db(), { teacherId: grace.id, name: "Words", plan: PLAN });
    expect(await accountDetails(db(), grace.id)).toEqual({
      ...{ hasPassword: true, sessions: 2, plans: 1, obstacle: "own-class-going-on" },
    });
    expect(await deleteOwnAccount(db(), grace.id)).toBe("own-class-going-on");
    await markSessionEnded(db(), live.id, new Date());
    const signIn = await beginSignIn(db(), grace.id);
    expect(await deleteOwnAccount(db(), grace.id)).toEqual({ ended: [signIn], sessions: 2 });
    expect(await db().$count(sessions)).toBe(0);
    expect(await deleteOwnAccount(db(), grace.id)).toBe("no-such-account");
    expect(await newestDeedSeenBy(ada)).toMatchObject({
      ...{ byTeacher: true, by: null, deed: { type: "account-deleted", sessions: 2 } },
    });
  });
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { teachers } from "@/db/schema";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import { listDeeds } from "./audit";
import { findByIdentity, type IdentityKey, linkIdentity, listIdentities, unlinkIdentity } from "./identities";

const SCHOOL = "https://login.school.example";
const BEFORE = "https://login.before.example";

describeOnEachDatabase((db) => {
  let people = 0;
  const identity = (issuer = SCHOOL): IdentityKey => ({ issuer, subject: `person ${people++}` });
  const withoutPassword = async () => {
    const teacher = await newTeacher(db());
    await db().update(teachers).set({ passwordHash: null }).where(eq(teachers.id, teacher.id));
    return teacher;
  };
  const link = (teacherId: string, one: IdentityKey) => linkIdentity(db(), teacherId, one, "by-hand");
  const unlink = (teacherId: string, one: IdentityKey) => unlinkIdentity(db(), teacherId, one, SCHOOL);
  const subjectsOf = async (teacherId: string) =>
    (await listIdentities(db(), teacherId)).map(({ subject }) => subject);

  test("an identity signs in to one account, and it is the issuer and the subject together", async () => {
    const [one, two] = [await newTeacher(db()), await newTeacher(db())];
    const [key, other] = [identity(), { issuer: BEFORE, subject: "person 0" }];
    expect([await link(one.id, key), await link(two.id, key), await link(one.id, key)]).toEqual([
      ...[true, false, false],
    ]);
    expect(await link(two.id, other)).toBe(true);
    expect([await findByIdentity(db(), key), await findByIdentity(db(), other)]).toEqual([one, two]);
    expect(await findByIdentity(db(), identity())).toBeNull();
    expect((await listDeeds(db(), one.id, 0)).deeds.map(({ deed }) => deed)).toEqual([
      { type: "identity-linked", how: "by-hand" },
    ]);
  });

  test("with a password every identity can be unlinked, each once, and nobody else's", async () => {
    const [teacher, other] = [await newTeacher(db()), await newTeacher(db())];
    const key = identity();
    await link(teacher.id, key);
    expect([
      await unlink(other.id, key),
      await unlink(teacher.id, key),
      await unlink(teacher.id, key),
    ]).toEqual([...["unknown", "unlinked", "unknown"]]);
    expect((await listDeeds(db(), teacher.id, 0)).deeds.map(({ deed }) => deed.type)).toEqual([
      "identity-unlinked",
      "identity-linked",
    ]);
  });

  test("without one, the last that still signs in stays; one of an issuer that nobody asks any more does not count", async () => {
    const teacher = await withoutPassword();
    const [old, first, second] = [identity(BEFORE), identity(), identity()];
    for (const key of [old, first, second]) await link(teacher.id, key);
    expect(await unlink(teacher.id, second)).toBe("unlinked");
    expect(await unlink(teacher.id, first)).toBe("last");
    expect(await unlinkIdentity(db(), teacher.id, old, null)).toBe("last");
    expect(await unlink(teacher.id, old)).toBe("unlinked");
    expect(await subjectsOf(teacher.id)).toEqual([first.subject]);
  });

  test("of two that are unlinked at once, one stays", async () => {
    const teacher = await withoutPassword();
    const both = [identity(), identity()];
    for (const key of both) await link(teacher.id, key);
    const outcomes = await Promise.all(both.map((key) => unlink(teacher.id, key)));
    expect(outcomes.sort()).toEqual(["last", "unlinked"]);
    expect(await subjectsOf(teacher.id)).toHaveLength(1);
  });

  test("they go with their account", async () => {
    const teacher = await newTeacher(db());
    const key = identity();
    await link(teacher.id, key);
    await db().delete(teachers).where(eq(teachers.id, teacher.id));
    expect(await findByIdentity(db(), key)).toBeNull();
  });
});

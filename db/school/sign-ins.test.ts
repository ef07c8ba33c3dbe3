import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import {
  beginSignIn,
  countSignIns,
  deleteIdleSignIns,
  endAllSignIns,
  endSignIn,
  findSignedIn,
  MOST_SIGN_INS,
  SIGN_IN_DAYS,
  standingSignIns,
} from "./sign-ins";

const DAY_MS = 86_400_000;

describeOnEachDatabase((db) => {
  const unusedFor = (id: string, days: number) =>
    db().execute(
      sql`update sign_ins set used_at = ${new Date(Date.now() - days * DAY_MS).toISOString()} where id = ${id}`,
    );

  test("a sign-in stands until it is ended, alone or with all others of its teacher", async () => {
    const [teacher, other] = [await newTeacher(db()), await newTeacher(db())];
    const [one, two] = [await beginSignIn(db(), teacher.id), await beginSignIn(db(), teacher.id)];
    expect([await findSignedIn(db(), one), await findSignedIn(db(), two)]).toEqual([teacher, teacher]);
    expect([await endSignIn(db(), one), await endSignIn(db(), one)]).toEqual([teacher.id, null]);
    expect([await findSignedIn(db(), one), await findSignedIn(db(), two)]).toEqual([null, teacher]);
    // The one that a teacher of the tests has from the beginning, and the second.
    expect(await countSignIns(db(), teacher.id)).toBe(2);
    expect(new Set(await endAllSignIns(db(), teacher.id))).toEqual(new Set([teacher.id, two]));
    expect(await standingSignIns(db(), [one, two, other.id])).toEqual(new Set([other.id]));
    for (const id of [undefined, null, 7, "", "'; drop table sign_ins; --", teacher.id])
      expect(await findSignedIn(db(), id)).toBeNull();
  });

  test("one that nobody uses is over after thirty days; a page or a class that uses it makes it last", async () => {
    const teacher = await newTeacher(db());
    const [idle, used, inClass] = [
      await beginSignIn(db(), teacher.id),
      await beginSignIn(db(), teacher.id),
      await beginSignIn(db(), teacher.id),
    ];
    for (const id of [idle, used, inClass]) await unusedFor(id, SIGN_IN_DAYS - 1);
    expect(await findSignedIn(db(), used)).toEqual(teacher);
    expect(await standingSignIns(db(), [inClass])).toEqual(new Set([inClass]));
    const tomorrow = new Date(Date.now() + 2 * DAY_MS);
    await deleteIdleSignIns(db(), tomorrow);
    expect(await standingSignIns(db(), [idle, used, inClass])).toEqual(new Set([used, inClass]));
    await unusedFor(used, SIGN_IN_DAYS + 1);
    expect(await findSignedIn(db(), used)).toBeNull();
  });

  test("a teacher is signed in in fifty browsers at most: one more, and the longest unused is out", async () => {
    const { id: teacherId } = await newTeacher(db());
    const first = await beginSignIn(db(), teacherId);
    await unusedFor(first, 3);
    const later = [];
    for (let browser = 1; browser < MOST_SIGN_INS; browser++) later.push(await beginSignIn(db(), teacherId));
    expect(await countSignIns(db(), teacherId)).toBe(MOST_SIGN_INS);
    expect(await standingSignIns(db(), [first, ...later])).toEqual(new Set(later));
  });

  test("a database that can be read but not written signs nobody out", async () => {
    const teacher = await newTeacher(db());
    await unusedFor(teacher.id, 5);
    await db().execute(sql`create function full_disk() returns trigger language plpgsql
      as $$ begin raise exception 'No space left on device'; end $$`);
    await db().execute(sql`create trigger full_disk before update on sign_ins execute function full_disk()`);
    expect(await findSignedIn(db(), teacher.id)).toEqual(teacher);
    expect(await standingSignIns(db(), [teacher.id])).toEqual(new Set([teacher.id]));
    await db().execute(sql`drop function full_disk cascade`);
  });
});

import { expect, test } from "vitest";
import { teachers } from "@/db/schema";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { createFirstTeacher, findCredentials, findTeacher, hasTeacher, offerSetupCode } from "./teachers";

const ada = { email: " Ada@Example.org ", name: "Ada", passwordHash: "hash" };

describeOnEachDatabase((db) => {
  test("the set-up code stays the same until it has made one teacher, and never makes a second", async () => {
    expect(await offerSetupCode(db(), "FIRST")).toBe("FIRST");
    expect(await offerSetupCode(db(), "SECOND")).toBe("FIRST");
    for (const code of ["SECOND", "", "FIRST "])
      expect(await createFirstTeacher(db(), { ...ada, code })).toBeNull();
    expect(await hasTeacher(db())).toBe(false);

    const both = await Promise.all([
      createFirstTeacher(db(), { ...ada, code: "FIRST" }),
      createFirstTeacher(db(), { ...ada, code: "FIRST", email: "eve@example.org" }),
    ]);
    const made = both.filter((teacher) => teacher !== null);
    expect(made).toHaveLength(1);
    expect(await hasTeacher(db())).toBe(true);
    expect(await findTeacher(db(), made[0].id)).toEqual(made[0]);
    expect(await offerSetupCode(db(), "THIRD")).toBeNull();
    expect(await createFirstTeacher(db(), { ...ada, code: "FIRST" })).toBeNull();
    await db().delete(teachers);
  });

  test("a teacher is found by e-mail however it is spelt", async () => {
    const code = (await offerSetupCode(db(), "CODE")) ?? "";
    const teacher = await createFirstTeacher(db(), { ...ada, code });
    expect(teacher).toMatchObject({ email: "ada@example.org", name: "Ada" });
    expect(await findCredentials(db(), "ADA@example.ORG")).toEqual({ teacher, passwordHash: "hash" });
    expect(await findCredentials(db(), "nobody@example.org")).toBeNull();
  });
});

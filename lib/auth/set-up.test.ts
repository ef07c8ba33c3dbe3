import { expect, test } from "vitest";
import { findCredentials } from "@/db/teachers";
import { describeOnEachDatabase } from "@/db/testing-databases";
import { isPassword } from "./password";
import { setUp, setUpCode } from "./set-up";

describeOnEachDatabase((db) => {
  test("whoever has the printed code makes the first teacher, once, after all mistakes are named at once", async () => {
    const printed = await setUpCode(db());
    expect(printed).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(await setUpCode(db())).toBe(printed);
    const form = {
      code: ` ${printed?.toLowerCase()} `,
      name: " Ada ",
      email: "ada@example.org",
      password: "long enough",
    };

    const mistakes = [
      [{ ...form, name: " \u0000\u200B " }, ["name-empty"]],
      [{ ...form, password: "x".repeat(201) }, ["password-too-long"]],
      [{ ...form, code: "AAAA-AAAA-AAAA" }, ["setup-code-wrong"]],
      [{ ...form, email: "ada", password: "short" }, ["email-invalid", "password-too-short"]],
      [
        { code: "", name: "", email: "", password: "" },
        ["setup-code-wrong", "name-empty", "email-invalid", "password-too-short"],
      ],
      [{ ...form, code: {} }, ["bad-request"]],
      [{ ...form, name: undefined }, ["bad-request"]],
      [null, ["bad-request"]],
    ] as const;
    for (const [typed, problems] of mistakes)
      expect(await setUp(typed, db())).toEqual({ ok: false, problems });

    expect(await setUp(form, db())).toMatchObject({
      ok: true,
      teacher: { email: "ada@example.org", name: "Ada" },
    });
    expect(await setUp(form, db())).toEqual({ ok: false, problems: ["setup-done"] });
    expect(await setUpCode(db())).toBeNull();
    const stored = await findCredentials(db(), "ada@example.org");
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword("long enough", stored?.passwordHash ?? null)).toBe(true);
    expect(await isPassword("long enough", null)).toBe(false);
  });
});

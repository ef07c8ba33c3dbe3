import { expect, test } from "vitest";
import { findCredentials } from "@/db/school/teachers";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { isPassword } from "./secret";
import { createSetUp, FAILED_CODES, setUpCode } from "./set-up";

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

    let now = 0;
    const create = createSetUp({ now: () => now });
    const setUp = (typed: unknown, address = "10.0.0.1") => create(db(), typed, address);
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
      expect(await setUp(typed)).toEqual({ ok: false, problems, waitSeconds: null });

    // Whoever guesses codes waits, and the owner beside them does not.
    const guesses = [];
    for (let guess = 0; guess < 30; guess++)
      guesses.push(await setUp({ ...form, code: "BBBB-BBBB-BBBB" }, "10.0.0.2"));
    const wrong = { ok: false, problems: ["setup-code-wrong"], waitSeconds: null };
    const wait = { ok: false, problems: ["sign-in-wait"], waitSeconds: 60 };
    expect(guesses).toEqual([...Array(FAILED_CODES).fill(wrong), ...Array(30 - FAILED_CODES).fill(wait)]);
    expect(await setUp(form, "10.0.0.2")).toEqual(wait);
    now += 60_000;
    expect(await setUp({ ...form, code: "BBBB-BBBB-BBBB" }, "10.0.0.2")).toEqual(wrong);
    expect(await setUp(form, "10.0.0.2")).toEqual({ ...wait, waitSeconds: 120 });

    expect(await setUp(form)).toMatchObject({
      ok: true,
      teacher: { email: "ada@example.org", name: "Ada" },
    });
    expect(await setUp(form)).toEqual({ ok: false, problems: ["setup-done"], waitSeconds: null });
    expect(await setUpCode(db())).toBeNull();
    const stored = await findCredentials(db(), "ada@example.org");
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword("long enough", stored?.passwordHash ?? null)).toBe(true);
    expect(await isPassword("long enough", null)).toBe(false);
  });
});

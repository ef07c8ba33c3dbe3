import { expect, test } from "vitest";
import { describeOnEachDatabase } from "@/db/testing-databases";
import { newTeacher } from "@/db/testing-session";
import { hashPassword } from "./password";
import { createSignIn } from "./sign-in";

const password = "correct horse battery";

describeOnEachDatabase((db) => {
  test("the right password signs in, however the e-mail is spelt; a wrong one or an unknown e-mail does not", async () => {
    const teacher = await newTeacher(db(), await hashPassword(password));
    const signIn = createSignIn();
    const email = ` ${teacher.email.toUpperCase()}`;
    expect(await signIn(db(), { email, password }, "10.0.0.1")).toEqual({ ok: true, teacher });
    const failed = { ok: false, code: "sign-in-failed" };
    expect(await signIn(db(), { email, password: `${password} ` }, "10.0.0.1")).toEqual(failed);
    expect(await signIn(db(), { email: "nobody@example.org", password }, "10.0.0.1")).toEqual(failed);
  });

  test("anything that is not an e-mail and a password is refused", async () => {
    const signIn = createSignIn();
    for (const typed of [
      null,
      undefined,
      [],
      {},
      { email: 1, password: [] },
      { email: "a@b.c", password: "x".repeat(1e6) },
    ])
      expect(await signIn(db(), typed, "10.0.0.1")).toEqual({ ok: false, code: "sign-in-failed" });
  });

  test("after five wrong passwords the e-mail has to wait, even with the right one, and a right one clears the count", async () => {
    const teacher = await newTeacher(db(), await hashPassword(password));
    const signIn = createSignIn();
    const attempt = (typed: string) => signIn(db(), { email: teacher.email, password: typed }, "10.0.0.2");
    for (let wrong = 0; wrong < 4; wrong++)
      expect(await attempt("wrong")).toMatchObject({ code: "sign-in-failed" });
    expect(await attempt(password)).toMatchObject({ ok: true });
    const together = await Promise.all(Array.from({ length: 8 }, () => attempt("wrong")));
    const codes = together.map((outcome) => (outcome.ok ? "ok" : outcome.code)).sort();
    expect(codes).toEqual([...Array(5).fill("sign-in-failed"), ...Array(3).fill("too-fast")]);
    expect(await attempt(password)).toMatchObject({ code: "too-fast" });
  });

  test("one address gets thirty tries, whatever the e-mails", async () => {
    const signIn = createSignIn();
    const outcomes = await Promise.all(
      Array.from({ length: 32 }, (_, index) =>
        signIn(db(), { email: `${index}@example.org`, password }, "10.0.0.3"),
      ),
    );
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.code === "too-fast")).toHaveLength(2);
  });
});

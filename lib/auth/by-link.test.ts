import { beforeAll, expect, test } from "vitest";
import { changeRole } from "@/db/school/accounts";
import { makeInvitation, makeResetLink, openInvitations, withdrawInvitation } from "@/db/school/links";
import { findCredentials, type Teacher } from "@/db/school/teachers";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { expireLinks, newTeacher } from "@/lib/testing/database/session";
import { type ByLink, createAccountByLink, setPasswordByLink } from "./by-link";
import { createLinkDoor, UNKNOWN_LINKS } from "./link-door";
import { isPassword } from "./secret";
import { signIns } from "./sign-ins";

const FORM = { name: " Grace ", email: "grace@example.org", password: "long enough" };
const STRANGER = { address: "10.0.0.1", signedIn: null };

const refused = (...problems: string[]) => ({ ok: false, problems, waitSeconds: null });

describeOnEachDatabase((db) => {
  let owner: Teacher;
  const door = createLinkDoor();
  beforeAll(async () => {
    owner = await newTeacher(db());
    await changeRole(db(), owner.id, "owner", null);
  });
  const invited = async () => {
    const made = await makeInvitation(db(), { madeBy: owner.id, role: "teacher" });
    return typeof made === "string" ? "" : made.token;
  };
  const resetOf = async ({ id }: Teacher) => {
    const made = await makeResetLink(db(), id, owner.id);
    return typeof made === "string" ? "" : made.token;
  };
  const join = (form: unknown, opener: typeof STRANGER | { address: string; signedIn: Teacher } = STRANGER) =>
    createAccountByLink(db(), form, opener, door);
  const reset = (
    form: unknown,
    opener: typeof STRANGER | { address: string; signedIn: Teacher } = STRANGER,
  ) => setPasswordByLink(db(), form, opener, door);

  test("an invitation names all mistakes at once, is not used up by any of them, and makes one account", async () => {
    const token = await invited();
    const form = { ...FORM, token };
    const mistakes = [
      [{ ...form, name: " \u0000\u200B " }, ["name-empty"]],
      [{ ...form, password: "x".repeat(201) }, ["password-too-long"]],
      [
        { ...form, name: "", email: "grace", password: "short" },
        ["name-empty", "email-invalid", "password-too-short"],
      ],
      [{ ...form, email: `${"x".repeat(320)}@example.org` }, ["email-invalid"]],
      [{ ...form, email: ` ${owner.email.toUpperCase()} ` }, ["email-taken"]],
      [{ ...form, token: "AAAAAAAAAAAAAAAAAAAAAA" }, ["link-unknown"]],
      [{ ...form, token: `${token} ` }, ["link-unknown"]],
      [{ ...form, token: "x".repeat(65) }, ["bad-request"]],
      [{ ...form, token: {} }, ["bad-request"]],
      [{ ...form, name: undefined }, ["bad-request"]],
      [{ ...form, password: ["long enough"] }, ["bad-request"]],
      [null, ["bad-request"]],
      ["grace", ["bad-request"]],
    ] as const;
    for (const [typed, problems] of mistakes) expect(await join(typed)).toEqual(refused(...problems));
    expect(await join(form, { ...STRANGER, signedIn: owner })).toEqual(refused("link-elsewhere"));

    expect(await join(form)).toMatchObject({
      ...{ ok: true, teacher: { name: "Grace", email: FORM.email, role: "teacher" } },
    });
    const stored = await findCredentials(db(), FORM.email);
    expect(await isPassword(FORM.password, stored?.passwordHash ?? null)).toBe(true);
    expect(await join({ ...form, email: "joan@example.org" })).toEqual(refused("link-used"));
  });

  test("an invitation that was withdrawn or has expired says so, and a role in the form changes nothing", async () => {
    const [withdrawn, token] = [await invited(), await invited()];
    const open = await openInvitations(db());
    await withdrawInvitation(db(), open[0]!.id, owner.id);
    const both = await Promise.all(
      [withdrawn, token].map((one, index) =>
        join({ ...FORM, token: one, email: `${index}@example.org`, role: "owner" }),
      ),
    );
    expect(both.filter(({ ok }) => !ok)).toEqual([refused("link-unknown")]);
    expect(both.find(({ ok }) => ok)).toMatchObject({ teacher: { role: "teacher" } });
    const late = await invited();
    await expireLinks(db());
    expect(await join({ ...FORM, token: late })).toEqual(refused("link-expired"));
  });

  test("a reset link sets a password that fits, once, also where its teacher is signed in, and signs them out everywhere", async () => {
    const teacher = await newTeacher(db());
    const token = await resetOf(teacher);
    const password = "another long one";
    const mistakes = [
      [{ token, password: "short" }, ["password-too-short"]],
      [{ token, password: "x".repeat(201) }, ["password-too-long"]],
      [{ token: await invited(), password }, ["link-unknown"]],
      [{ token: "", password }, ["link-unknown"]],
      [{ token }, ["bad-request"]],
      [{ password }, ["bad-request"]],
      [undefined, ["bad-request"]],
    ] as const;
    for (const [typed, problems] of mistakes) expect(await reset(typed)).toEqual(refused(...problems));
    expect(await reset({ token, password }, { ...STRANGER, signedIn: owner })).toEqual(
      refused("link-elsewhere"),
    );
    expect(await join({ ...FORM, token, email: "other@example.org" })).toEqual(refused("link-unknown"));

    const told: string[] = [];
    const forget = signIns().onEnded((ids) => void told.push(...ids));
    expect(await reset({ token, password }, { ...STRANGER, signedIn: teacher })).toEqual({
      ok: true,
      teacher,
    });
    forget();
    expect(told).toEqual([teacher.id]);
    const stored = await findCredentials(db(), teacher.email);
    expect(await isPassword(password, stored?.passwordHash ?? null)).toBe(true);
    expect(await reset({ token, password })).toEqual(refused("link-used"));
    const late = await resetOf(teacher);
    await expireLinks(db());
    expect(await reset({ token: late, password })).toEqual(refused("link-expired"));
  });

  test("whoever tries links has to wait, before a password is hashed, whatever they typed", async () => {
    const guess = { ...FORM, token: "BBBBBBBBBBBBBBBBBBBBBB" };
    const guesser = { address: "10.0.0.9", signedIn: null };
    const own = createLinkDoor();
    const outcomes: ByLink[] = [];
    for (let times = 0; times < UNKNOWN_LINKS + 1; times++)
      outcomes.push(await createAccountByLink(db(), guess, guesser, own));
    expect(outcomes).toEqual([
      ...Array(UNKNOWN_LINKS).fill(refused("link-unknown")),
      { ok: false, problems: ["sign-in-wait"], waitSeconds: 60 },
    ]);
    expect(await setPasswordByLink(db(), guess, guesser, own)).toMatchObject({ problems: ["sign-in-wait"] });
  });
});

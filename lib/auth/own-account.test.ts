import { beforeAll, expect, test } from "vitest";
import { changeRole, listAccounts } from "@/db/school/accounts";
import { makeResetLink, resetPassword } from "@/db/school/links";
import { beginSignIn, findSignedIn } from "@/db/school/sign-ins";
import { findCredentials, findTeacher, type Teacher } from "@/db/school/teachers";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher, takePassword } from "@/lib/testing/database/session";
import { createOwnAccount, WRONG_CONFIRMATIONS } from "./own-account";
import { hashPassword, isPassword } from "./secret";
import { signIns } from "./sign-ins";

const PASSWORD = "correct horse battery";
const NEW_PASSWORD = "another long one";

const refused = (...problems: string[]) => ({ problems, waitSeconds: null });

describeOnEachDatabase((db) => {
  let passwordHash: string;
  beforeAll(async () => {
    passwordHash = await hashPassword(PASSWORD);
    const { id } = await newTeacher(db());
    await changeRole(db(), id, "owner", null);
  });
  const signedIn = async () => {
    const teacher = await newTeacher(db(), passwordHash);
    return { teacher, signIn: await beginSignIn(db(), teacher.id) };
  };
  const withoutPassword = async () => {
    const who = await signedIn();
    await takePassword(db(), who.teacher.id);
    return who;
  };
  const hasPassword = async ({ email }: Teacher, password: string) =>
    isPassword(password, (await findCredentials(db(), email))?.passwordHash ?? null);

  test("anything that no form of ours sends is refused", async () => {
    const [account, who] = [createOwnAccount(), await signedIn()];
    for (const typed of [null, undefined, 7, "x", [], {}, { name: 1, email: [], confirmation: {} }])
      for (const act of [account.rename, account.moveTo, account.setPassword, account.remove])
        expect(await act(db(), who, typed)).toEqual(refused("bad-request"));
    expect(await findTeacher(db(), who.teacher.id)).toEqual(who.teacher);
  });

  test("a name changes to what it is without what cannot be seen, and not to nothing", async () => {
    const [account, who] = [createOwnAccount(), await signedIn()];
    expect(await account.rename(db(), who, { name: " \u200B " })).toEqual(refused("name-empty"));
    expect(await account.rename(db(), who, { name: "x".repeat(201) })).toEqual(refused("bad-request"));
    expect(await account.rename(db(), who, { name: " Grace\u0007  Hopper " })).toBeNull();
    expect((await findTeacher(db(), who.teacher.id))?.name).toBe("Grace Hopper");
  });

  test("an e-mail changes with the right password, and not to one that is none or is taken", async () => {
    const [account, who, other] = [createOwnAccount(), await signedIn(), await signedIn()];
    const move = (email: string, confirmation = PASSWORD) =>
      account.moveTo(db(), who, { email, confirmation });
    const wanted = `new.${who.teacher.email}`;
    expect(await move("grace")).toEqual(refused("email-invalid"));
    expect(await move(wanted, "")).toEqual(refused("password-empty"));
    expect(await move(wanted, who.teacher.email)).toEqual(refused("password-wrong"));
    expect(await move(other.teacher.email.toUpperCase())).toEqual(refused("email-taken"));
    expect((await findTeacher(db(), who.teacher.id))?.email).toBe(who.teacher.email);
    expect(await move(` ${wanted.toUpperCase()} `)).toBeNull();
    expect((await findTeacher(db(), who.teacher.id))?.email).toBe(wanted);
  });

  test("a password changes with the old one, signs out the other browsers and makes reset links void", async () => {
    const [account, who] = [createOwnAccount(), await signedIn()];
    const set = (current: string, password: string) => account.setPassword(db(), who, { current, password });
    const link = await makeResetLink(db(), who.teacher.id, null);
    expect(await set(PASSWORD, "short")).toEqual(refused("password-too-short"));
    expect(await set(PASSWORD, "x".repeat(201))).toEqual(refused("password-too-long"));
    expect(await set("", NEW_PASSWORD)).toEqual(refused("password-empty"));
    expect(await set("wrong", NEW_PASSWORD)).toEqual(refused("password-wrong"));
    expect(await hasPassword(who.teacher, PASSWORD)).toBe(true);
    const told: string[] = [];
    const forget = signIns().onEnded((ids) => void told.push(...ids));
    expect(await set(PASSWORD, NEW_PASSWORD)).toBeNull();
    forget();
    // The one that a teacher of the tests has from the beginning.
    expect(told).toEqual([who.teacher.id]);
    expect(await findSignedIn(db(), who.signIn)).toEqual(who.teacher);
    expect([await hasPassword(who.teacher, PASSWORD), await hasPassword(who.teacher, NEW_PASSWORD)]).toEqual([
      false,
      true,
    ]);
    expect(await resetPassword(db(), typeof link === "string" ? "" : link.token, "x")).toBe("unknown");
  });

  test("whoever finds a browser signed in guesses a few passwords, then waits, and does not learn whether one was right", async () => {
    let now = 0;
    const [account, who] = [createOwnAccount({ now: () => now }), await signedIn()];
    const [remove, guesses] = [(confirmation: string) => account.remove(db(), who, { confirmation }), []];
    const told: unknown[] = guesses;
    for (let guess = 0; guess < WRONG_CONFIRMATIONS + 3; guess++) told.push(await remove(`guess ${guess}`));
    const wait = { problems: ["sign-in-wait"], waitSeconds: 60 };
    expect(told).toEqual([
      ...Array(WRONG_CONFIRMATIONS).fill(refused("password-wrong")),
      ...Array(3).fill(wait),
    ]);
    expect(await remove(PASSWORD)).toEqual(wait);
    const other = await signedIn();
    expect(await account.remove(db(), other, { confirmation: PASSWORD })).toBeNull();
    now += 60_000;
    expect(await remove(PASSWORD)).toBeNull();
    expect(await findTeacher(db(), who.teacher.id)).toBeNull();
  });

  test("an account without a password is confirmed by its e-mail, and gets none here", async () => {
    const [account, who] = [createOwnAccount(), await withoutPassword()];
    const { email } = who.teacher;
    const change = { current: "", password: NEW_PASSWORD };
    expect(await account.setPassword(db(), who, change)).toEqual(refused("password-missing"));
    const wanted = `new.${email}`;
    expect(await account.moveTo(db(), who, { email: wanted, confirmation: wanted })).toEqual(
      refused("email-differs"),
    );
    expect(await account.remove(db(), who, { confirmation: "" })).toEqual(refused("email-differs"));
    expect(
      await account.moveTo(db(), who, { email: wanted, confirmation: ` ${email.toUpperCase()}` }),
    ).toBeNull();
    const moved = { ...who, teacher: { ...who.teacher, email: wanted } };
    expect(await account.remove(db(), moved, { confirmation: wanted })).toBeNull();
    expect(await findTeacher(db(), who.teacher.id)).toBeNull();
  });

  test("a deleted account is signed out in every browser; the last owner's stays", async () => {
    const [account, who] = [createOwnAccount(), await signedIn()];
    const told: string[] = [];
    const forget = signIns().onEnded((ids) => void told.push(...ids));
    expect(await account.remove(db(), who, { confirmation: PASSWORD })).toBeNull();
    forget();
    expect(new Set(told)).toEqual(new Set([who.teacher.id, who.signIn]));
    const last = await signedIn();
    await changeRole(db(), last.teacher.id, "owner", null);
    for (const { id, role } of await listAccounts(db()))
      if (role === "owner" && id !== last.teacher.id) await changeRole(db(), id, "teacher", null);
    expect(await account.remove(db(), last, { confirmation: PASSWORD })).toEqual(refused("last-owner"));
    expect(await findSignedIn(db(), last.signIn)).toMatchObject({ role: "owner" });
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listDeeds } from "@/db/school/audit";
import type { Teacher } from "@/db/school/teachers";
import type { OpenDatabase } from "@/db/store/open";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { deviceCookie, knownDevice } from "./known-device";
import { hashPassword } from "./secret";
import { createSignIn, createTurns, FAILED_SIGN_INS, type SignIn } from "./sign-in";
import type { Cookies } from "./teacher-from-cookies";

const password = "correct horse battery";
const secret = "a secret for tests only";
const SCHOOL = "203.0.113.7";
const MINUTE_MS = 60_000;

/** The cookies of a browser in which somebody has signed in to these accounts. */
function deviceOf(...emails: string[]): Cookies {
  return Object.fromEntries(
    emails.map((email) => deviceCookie(email, null, secret)).map(({ name, value }) => [name, value]),
  );
}

function said(outcome: SignIn): string {
  if (outcome.ok) return "ok";
  return outcome.code === "sign-in-wait" ? `wait ${outcome.seconds}` : outcome.code;
}

describeOnEachDatabase((db) => {
  test("the right password signs in, however the e-mail is spelt; a wrong one or an unknown e-mail does not", async () => {
    const teacher = await newTeacher(db(), await hashPassword(password));
    const signIn = createSignIn();
    const visitor = { address: SCHOOL };
    const email = ` ${teacher.email.toUpperCase()}`;
    expect(await signIn(db(), { email, password }, visitor)).toEqual({ ok: true, teacher, device: null });
    const failed = { ok: false, code: "sign-in-failed" };
    expect(await signIn(db(), { email, password: `${password} ` }, visitor)).toEqual(failed);
    expect(await signIn(db(), { email: "nobody@example.org", password }, visitor)).toEqual(failed);
  });
});

describe("with few tries", () => {
  let database: OpenDatabase;
  let passwordHash: string;
  beforeAll(async () => {
    [database, passwordHash] = [await openMemory(), await hashPassword(password)];
  });
  afterAll(() => database?.close());
  const db = () => database.db;
  const withPassword = () => newTeacher(db(), passwordHash);
  /** A sign-in of its own whose clock is set by hand. */
  const opened = () => {
    let now = 0;
    const signIn = createSignIn({ now: () => now, secret: () => secret });
    return {
      pass(milliseconds: number) {
        now += milliseconds;
      },
      try: async (email: string, typed: string, address = SCHOOL, cookies: Cookies = {}) =>
        said(await signIn(db(), { email, password: typed }, { address, cookies })),
    };
  };
  const deedsOf = async ({ id }: Teacher) =>
    (await listDeeds(db(), id, 0)).deeds.map(({ deed }) => deed.type);

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
      expect(await signIn(db(), typed, { address: SCHOOL })).toEqual({ ok: false, code: "sign-in-failed" });
  });

  test("forty wrong passwords from a stranger in her own school keep a teacher out neither on her device nor, after the told time, on a new one", async () => {
    const teacher = await withPassword();
    const { try: attempt, pass } = opened();
    const stranger = await Promise.all(
      Array.from({ length: 40 }, (_, guess) => attempt(teacher.email, `guess ${guess}`)),
    );
    expect(stranger).toEqual([
      ...Array(FAILED_SIGN_INS.ofStranger).fill("sign-in-failed"),
      ...Array(40 - FAILED_SIGN_INS.ofStranger).fill("wait 60"),
    ]);
    expect(await attempt(teacher.email, password, SCHOOL, deviceOf(teacher.email))).toBe("ok");
    expect(await attempt(teacher.email, password, "198.51.100.1")).toBe("ok");
    expect(await attempt(teacher.email, password)).toBe("wait 60");
    pass(59_001);
    expect(await attempt(teacher.email, password)).toBe("wait 1");
    pass(999);
    expect(await attempt(teacher.email, password)).toBe("ok");
    expect(await deedsOf(teacher)).toEqual(["sign-in-held"]);
  });

  test("waits grow to a quarter of an hour, from many networks too, and a known device notices nothing", async () => {
    const teacher = await withPassword();
    const { try: attempt, pass } = opened();
    const outcomes: string[] = [];
    for (let guess = 0; guess < 200; guess++)
      outcomes.push(await attempt(teacher.email, "x", `10.0.0.${guess}`));
    expect(outcomes.filter((outcome) => outcome === "sign-in-failed")).toHaveLength(
      FAILED_SIGN_INS.ofStrangersTogether,
    );
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      expect(await attempt(teacher.email, password, "192.0.2.1")).toBe(`wait ${minutes * 60}`);
      pass(minutes * MINUTE_MS);
      expect(await attempt(teacher.email, "x", "192.0.2.1")).toBe("sign-in-failed");
      expect(await attempt(teacher.email, password, SCHOOL, deviceOf(teacher.email))).toBe("ok");
    }
  });

  test("a flood from one address stops that address, and nobody behind it who has signed in before", async () => {
    const [ada, grace] = [await withPassword(), await withPassword()];
    const { try: attempt } = opened();
    const flood = await Promise.all(
      Array.from({ length: 300 }, (_, index) => attempt(`${index}@example.org`, password)),
    );
    expect(flood.filter((outcome) => outcome === "sign-in-failed")).toHaveLength(FAILED_SIGN_INS.ofAddress);
    const shared = deviceOf(ada.email, grace.email);
    expect(await attempt(ada.email, password, SCHOOL, shared)).toBe("ok");
    expect(await attempt(grace.email, password, SCHOOL, shared)).toBe("ok");
    expect(await attempt(ada.email, password)).toBe("wait 60");
    expect(await attempt(ada.email, password, "198.51.100.1")).toBe("ok");
  });

  test("a known device has an allowance of its own, and a cookie that was made up or is for another account is none", async () => {
    const [ada, eve] = [await withPassword(), await withPassword()];
    const { try: attempt, pass } = opened();
    const lent = deviceOf(ada.email);
    const tries = [];
    for (let guess = 0; guess < 12; guess++) tries.push(await attempt(ada.email, "x", SCHOOL, lent));
    expect(tries).toEqual([
      ...Array(FAILED_SIGN_INS.ofDevice).fill("sign-in-failed"),
      ...["wait 60", "wait 60"],
    ]);
    expect(await attempt(ada.email, password, SCHOOL, deviceOf(ada.email))).toBe("ok");
    pass(MINUTE_MS);
    expect(await attempt(ada.email, password, SCHOOL, lent)).toBe("ok");

    const [[name, value]] = Object.entries(lent);
    const [[othersName, others]] = Object.entries(deviceOf(eve.email));
    const forged = deviceCookie(ada.email, null, "another secret");
    for (const cookies of [
      { [name]: others },
      { [name]: `${value}x` },
      { [name]: "" },
      { [othersName]: others },
    ])
      expect(knownDevice(cookies, ada.email, () => secret)).toBeNull();
    expect(knownDevice({ [name]: forged.value }, ada.email, () => secret)).toBeNull();
    expect(knownDevice(lent, ` ${ada.email.toUpperCase()}`, () => secret)).toBe(value?.split(".")[0]);
  });
});

test("a database that fails is nobody's wrong password", async () => {
  const signIn = createSignIn();
  const broken = {
    select() {
      throw new Error("no database");
    },
  } as never;
  for (let times = 0; times < 50; times++)
    await expect(signIn(broken, { email: "a@b.c", password }, { address: SCHOOL })).rejects.toThrow(
      "no database",
    );
});

test("two passwords are checked at once, a known device comes next, and strangers without end are turned away", async () => {
  const turns = createTurns(2, 3);
  const came: string[] = [];
  const enter = (name: string, place: "first" | "last") =>
    turns.take(place).then((turn) => {
      came.push(turn ? name : `${name} turned away`);
      return turn;
    });
  const [one] = await Promise.all([enter("1", "last"), enter("2", "last")]);
  const waiting = ["3", "4", "5", "6"].map((name) => enter(name, "last"));
  const known = enter("known", "first");
  one?.();
  one?.();
  (await known)?.();
  (await waiting[0])?.();
  (await waiting[1])?.();
  await waiting[2];
  expect(came).toEqual(["1", "2", "6 turned away", "known", "3", "4", "5"]);
});

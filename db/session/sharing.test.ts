import { expect, test } from "vitest";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession, newTeacher } from "@/lib/testing/database/session";
import { renewPractice, renewShare, revokePractice, revokeShare, sharePractice, shareSession } from "./links";
import { findSession, markSessionEnded } from "./sessions";

describeOnEachDatabase((db) => {
  test("a share link lasts while what it shows changes, until its host makes a new one or turns it off", async () => {
    const { id, hostId } = await newSession(db());
    const made = await shareSession(db(), id, hostId, { animals: true });
    expect(made).toEqual({ token: expect.stringMatching(/^[\w-]{22}$/), animals: true, expiresAt: null });
    expect(await shareSession(db(), id, hostId, { animals: false })).toEqual({ ...made, animals: false });
    const renewed = await renewShare(db(), id, hostId, { animals: true });
    expect(renewed?.token).toMatch(/^[\w-]{22}$/);
    expect(renewed?.token).not.toBe(made?.token);
    expect(await findSession(db(), id)).toMatchObject({ shareToken: renewed?.token, shareAnimals: true });
    await revokeShare(db(), id, hostId);
    expect((await findSession(db(), id))?.shareToken).toBeNull();
    expect((await shareSession(db(), id, hostId, { animals: true }))?.token).not.toBe(renewed?.token);
  });

  test("a link works until the moment that its teacher sets, which stays when something else about it changes", async () => {
    const { id, hostId } = await newSession(db());
    const until = new Date("2026-12-24T08:00:00Z");
    const made = await shareSession(db(), id, hostId, { animals: true, expiresAt: until });
    expect(made?.expiresAt).toEqual(until);
    expect(await shareSession(db(), id, hostId, { animals: false })).toEqual({ ...made, animals: false });
    expect((await renewShare(db(), id, hostId, { animals: false }))?.expiresAt).toEqual(until);
    expect((await shareSession(db(), id, hostId, { animals: false, expiresAt: null }))?.expiresAt).toBeNull();
    await shareSession(db(), id, hostId, { animals: false, expiresAt: until });
    await revokeShare(db(), id, hostId);
    expect((await shareSession(db(), id, hostId, { animals: false }))?.expiresAt).toBeNull();
  });

  test("a practice link is another one, made once the class has ended, and made and ended by itself", async () => {
    const { id, hostId } = await newSession(db());
    const { id: other } = await newTeacher(db());
    const links = async () => {
      const row = await findSession(db(), id);
      return { share: row?.shareToken, practice: row?.practiceToken, end: row?.practiceExpiresAt };
    };
    expect(await sharePractice(db(), id, hostId, {})).toBeNull();
    await markSessionEnded(db(), id, new Date());
    expect(await sharePractice(db(), id, other, {})).toBeNull();
    const share = await shareSession(db(), id, hostId, { animals: false });
    const until = new Date("2026-12-24T08:00:00Z");
    const made = await sharePractice(db(), id, hostId, { expiresAt: until });
    expect(made).toEqual({ token: expect.stringMatching(/^[\w-]{22}$/), expiresAt: until });
    expect(made?.token).not.toBe(share?.token);
    expect(await sharePractice(db(), id, hostId, {})).toEqual(made);
    const renewed = await renewPractice(db(), id, hostId, { expiresAt: null });
    expect(renewed).toEqual({ token: expect.stringMatching(/^[\w-]{22}$/), expiresAt: null });
    expect(renewed?.token).not.toBe(made?.token);
    await revokeShare(db(), id, hostId);
    expect(await revokePractice(db(), id, other)).toBe(false);
    expect(await links()).toEqual({ share: null, practice: renewed?.token, end: null });
    expect(await revokePractice(db(), id, hostId)).toBe(true);
    expect(await links()).toEqual({ share: null, practice: null, end: null });
    expect(await revokePractice(db(), id, hostId)).toBe(false);
  });

  test("only its host shares a session, or stops sharing it", async () => {
    const { id, hostId } = await newSession(db());
    const { id: other } = await newTeacher(db());
    expect(await shareSession(db(), id, other, { animals: false })).toBeNull();
    const made = await shareSession(db(), id, hostId, { animals: false });
    expect(await renewShare(db(), id, other, { animals: false })).toBeNull();
    await revokeShare(db(), id, other);
    expect((await findSession(db(), id))?.shareToken).toBe(made?.token);
  });
});

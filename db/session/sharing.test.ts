import { expect, test } from "vitest";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession, newTeacher } from "@/lib/testing/database/session";
import { findSession, renewShare, revokeShare, shareSession } from "./sessions";

describeOnEachDatabase((db) => {
  test("a share link lasts while what it shows changes, until its host makes a new one or turns it off", async () => {
    const { id, hostId } = await newSession(db());
    const made = await shareSession(db(), id, hostId, { animals: true });
    expect(made).toEqual({ token: expect.stringMatching(/^[\w-]{22}$/), animals: true });
    expect(await shareSession(db(), id, hostId, { animals: false })).toEqual({ ...made, animals: false });
    const renewed = await renewShare(db(), id, hostId, { animals: true });
    expect(renewed?.token).toMatch(/^[\w-]{22}$/);
    expect(renewed?.token).not.toBe(made?.token);
    expect(await findSession(db(), id)).toMatchObject({ shareToken: renewed?.token, shareAnimals: true });
    await revokeShare(db(), id, hostId);
    expect((await findSession(db(), id))?.shareToken).toBeNull();
    expect((await shareSession(db(), id, hostId, { animals: true }))?.token).not.toBe(renewed?.token);
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

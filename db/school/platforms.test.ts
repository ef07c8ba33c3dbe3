import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenDatabase } from "@/db/store/open";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { listDeeds } from "./audit";
import { addPlatform, findPlatformOf, listPlatforms, platformsKey, removePlatform } from "./platforms";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

const MOODLE = {
  ...{ name: "Moodle", issuer: "https://moodle.example", clientId: "one", deploymentId: null },
  ...{ authorisationUrl: "https://moodle.example/auth", keysUrl: "https://moodle.example/keys" },
};

test("owners alone add and remove platforms, each once, and every owner sees that", async () => {
  const { db } = database;
  const [owner, colleague] = [
    await newTeacher(db, undefined, "owner"),
    await newTeacher(db, undefined, "owner"),
  ];
  const teacher = await newTeacher(db);
  expect(await addPlatform(db, MOODLE, teacher.id)).toBe("not-an-owner");
  expect(await addPlatform(db, MOODLE, owner.id)).toBe(null);
  expect(await addPlatform(db, { ...MOODLE, name: "Again" }, owner.id)).toBe("platform-known");
  const issuer = MOODLE.issuer;
  const [platform] = await listPlatforms(db);
  expect(platform).toEqual({ ...MOODLE, id: expect.any(String) });
  expect(await findPlatformOf(db, { issuer, clientId: null })).toEqual(platform);
  await addPlatform(db, { ...MOODLE, clientId: "two" }, owner.id);
  expect(await findPlatformOf(db, { issuer, clientId: null })).toBe(null);
  expect(await findPlatformOf(db, { issuer, clientId: "one" })).toEqual(platform);
  const id = platform?.id ?? "";
  expect(await removePlatform(db, id, teacher.id)).toBe("not-an-owner");
  expect(await removePlatform(db, id, colleague.id)).toBe(null);
  expect(await removePlatform(db, id, colleague.id)).toBe(null);
  expect((await listPlatforms(db)).map(({ clientId }) => clientId)).toEqual(["two"]);
  const seen = async ({ id }: { id: string }, role: "owner" | "teacher") =>
    (await listDeeds(db, id, 0, role)).deeds.map(({ deed }) => deed.type);
  expect(await seen(colleague, "owner")).toEqual(["platform-removed", "platform-added", "platform-added"]);
  expect(await seen(teacher, "teacher")).toEqual([]);
});

test("the key is drawn once, also when two ask for it at the same moment", async () => {
  const { db } = database;
  let drawn = 0;
  const draw = async () => `key ${drawn++}`;
  const keys = await Promise.all([platformsKey(db, draw), platformsKey(db, draw)]);
  expect(new Set([...keys, await platformsKey(db, draw)]).size).toBe(1);
});

import { gunzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { splitSeed } from "@/db/session/rounds";
import { createSession, findSession } from "@/db/session/sessions";
import { findChallenge } from "@/lib/challenges/catalogue";
import { plannedChallenges } from "@/lib/challenges/planned/planned-challenges";
import type { Split } from "@/lib/learning/examples/split";
import { sealedSplitPath, sealKeyPath, unseal } from "@/lib/protocol/sealed-split";
import { DOWNLOADABLE_SPLITS, decodeSplit, plannedChallengesPath, splitPath } from "@/lib/protocol/split";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";
import { compressedSplit } from "./round-examples";

function splitOf(value: number): Split {
  return { count: 1, features: Float32Array.of(value), labels: Float32Array.of(0) };
}

function splitIn(zipped: Uint8Array, featureShape: readonly number[]): Split {
  const bytes = gunzipSync(zipped);
  return decodeSplit(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), featureShape);
}

/** A class with Ada in it, its desk, and the cookies of both. */
async function classOf(...rounds: PlannedRound[]) {
  const { db, close } = await openMemory();
  const server = await startClassServer(db);
  onTestFinished(async () => {
    await server.close(0);
    await close();
  });
  const teacher = await newTeacher(db);
  const row = await createSession(db, { hostId: teacher.id, title: "Nets", plan: { rounds } });
  const host = await teacherCookie(teacher);
  const desk = connect(server.url, { session: row.id, screen: "desk" }, host);
  const { cookie } = await join(server.url, { code: row.joinCode, nickname: "Ada" });
  return { db, server, row, host, desk, cookie };
}

test("once a round has started, a seat and the host get its examples, which browsers keep", async () => {
  const { db, server, row, host, desk, cookie } = await classOf(openRound("moons", null));
  const get = (split: "train" | "validation", headers = { cookie }) =>
    fetch(server.url + splitPath(row.id, 0, split), { headers });
  expect([(await get("train")).status, (await get("train", { cookie: host })).status]).toEqual([409, 409]);
  await expect.poll(() => desk.snapshots.length, SOON).toBe(1);
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual({ ok: true });
  desk.close();

  const challenge = findChallenge("moons");
  for (const split of DOWNLOADABLE_SPLITS) {
    const seed = await splitSeed(db, row.id, 0, split);
    const made = seed === null ? null : challenge?.makeSplit(split, seed);
    for (const who of [cookie, host]) {
      const answer = await get(split, { cookie: who });
      const { status, headers } = answer;
      const read = splitIn(new Uint8Array(await answer.arrayBuffer()), [2]);
      expect([status, headers.get("content-type"), headers.get("cache-control"), read]).toEqual([
        ...[200, "application/gzip", "private, max-age=86400, immutable", made],
      ]);
    }
  }
});

test("before a round starts a seat gets its examples sealed, and the key only once it has started", async () => {
  const { db, server, row, desk, cookie } = await classOf(
    openRound("moons", null),
    openRound("circles", null),
    openRound("moons", null),
  );
  const get = (path: string, headers: Record<string, string> = { cookie }) =>
    fetch(server.url + path, { headers });
  const statuses = async (paths: readonly string[], headers?: Record<string, string>) =>
    Promise.all(paths.map(async (path) => (await get(path, headers)).status));
  const sealedOf = (round: number) =>
    sealedSplitPath(row.id, { round, challenge: row.plan.rounds[round]?.challenge ?? "" }, "validation");
  const keyOf = (round: number) => sealKeyPath(row.id, round);

  expect(await statuses([sealedOf(0), sealedOf(1), sealedOf(9), keyOf(0), keyOf(1)])).toEqual([
    ...[200, 409, 404, 409, 409],
  ]);
  expect(await statuses([sealedOf(0), keyOf(0)], {})).toEqual([401, 401]);
  const early = new Uint8Array(await (await get(sealedOf(0))).arrayBuffer());
  await expect.poll(() => desk.snapshots.length, SOON).toBe(1);
  expect(await desk.send({ type: "start-round", round: 0 })).toEqual({ ok: true });
  desk.close();

  expect(await statuses([sealedOf(1), sealedOf(2), keyOf(0), keyOf(1)])).toEqual([200, 409, 200, 409]);
  const key = new Uint8Array(await (await get(keyOf(0))).arrayBuffer());
  const seed = await splitSeed(db, row.id, 0, "validation");
  const made = seed === null ? null : findChallenge("moons")?.makeSplit("validation", seed);
  expect(splitIn(unseal(early, key), [2])).toEqual(made);
  const next = new Uint8Array(await (await get(sealedOf(1))).arrayBuffer());
  expect(() => unseal(next, key)).toThrow();
});

test("examples are those of the plan as it is now, and every screen can get to know its new challenges", async () => {
  const { db, server, row, host, desk, cookie } = await classOf(
    openRound("moons", null),
    openRound("circles", null),
  );
  const sealed = (challenge: string) => sealedSplitPath(row.id, { round: 0, challenge }, "validation");
  const get = (path: string) => fetch(server.url + path, { headers: { cookie } });
  const statuses = (challenges: readonly string[]) =>
    Promise.all(challenges.map(async (challenge) => (await get(sealed(challenge))).status));
  await expect.poll(() => desk.snapshots.length, SOON).toBe(1);
  expect(await statuses(["moons", "xor"])).toEqual([200, 404]);

  const rounds = [openRound("xor", null), ...row.plan.rounds];
  expect(await desk.send({ type: "change-plan", from: 0, rounds })).toEqual({ ok: true });
  expect(await statuses(["moons", "xor"])).toEqual([404, 200]);
  const known = { headers: { cookie: host } };
  for (const answer of [
    await get(plannedChallengesPath(row.id)),
    await fetch(server.url + plannedChallengesPath(row.id), known),
  ])
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(plannedChallenges({ rounds }))));

  expect(await desk.send({ type: "start-round", round: 0 })).toEqual({ ok: true });
  desk.close();
  const seed = await splitSeed(db, row.id, 0, "train");
  const opened = await (await get(splitPath(row.id, 0, "train"))).arrayBuffer();
  expect(splitIn(new Uint8Array(opened), [2])).toEqual(findChallenge("xor")?.makeSplit("train", seed ?? 0));
  expect((await findSession(db, row.id))?.plan).toEqual({ rounds });
});

test("a split arrives as it was made, and is made once for all who ask in the same second", async () => {
  let made = 0;
  const make = () => {
    made++;
    return splitOf(5);
  };
  const answers = await Promise.all([1, 2, 3].map(() => compressedSplit("a class", make)));
  expect([made, splitIn(answers[2], [1])]).toEqual([1, splitOf(5)]);
});

test("splits nobody has asked for in a while are not kept", async () => {
  let made = 0;
  const make = () => {
    made++;
    return splitOf(made);
  };
  await compressedSplit("old", make);
  for (let other = 0; other < 12; other++) await compressedSplit(`other ${other}`, make);
  await compressedSplit("other 3", make);
  expect(made).toBe(13);
  await compressedSplit("old", make);
  expect(made).toBe(14);
});

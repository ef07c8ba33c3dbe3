import { expect, test } from "vitest";
import { sessions } from "@/db/schema";
import { appendLog } from "@/db/session/log";
import { createSession, markSessionEnded, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/open";
import { postgresUpkeep } from "@/db/store/upkeep";
import { erasurePath } from "@/lib/protocol/erasure";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { clockByHand, HOUR, MINUTE } from "@/lib/testing/server/clock";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer } from "@/lib/testing/server/server";
import { SKETCHED_PLAN, sketchedLog } from "@/lib/testing/session/sketched-class";
import { SOON } from "@/lib/testing/soon";
import { createLogger } from "../logger";
import { createHousekeeping } from "./housekeeping";

async function outcomeOf(db: Database, id: string) {
  const rows = await db.select({ id: sessions.id, outcome: sessions.outcome }).from(sessions);
  return rows.find((row) => row.id === id)?.outcome ?? null;
}

/** A class of four with five rounds; over, as an earlier version left it. */
async function sketchedClass(db: Database, hostId: string, moment: "closed" | "ended") {
  const row = await createSession(db, { hostId, title: "Nets", plan: SKETCHED_PLAN });
  const nameOf = (student: number) => ["Ada", "Bob", "Grace", "Zoë"][student];
  await appendLog(db, row.id, sketchedLog({ title: "Nets", students: 4, moment, nameOf }));
  if (moment === "ended") await markSessionEnded(db, row.id, new Date());
  return row;
}

test("what came of a class is known as soon as its end is stored, and again once a student has been erased", async () => {
  const open = await openMemory();
  const { db } = open;
  const teacher = await newTeacher(db);
  const row = await sketchedClass(db, teacher.id, "closed");
  const server = await startClassServer(db);
  const cookie = await teacherCookie(teacher);
  const desk = connect(server.url, { session: row.id, screen: "desk" }, cookie);
  await join(server.url, { code: row.joinCode, nickname: "Eve" });
  expect(await outcomeOf(db, row.id)).toBeNull();
  expect(await desk.send({ type: "end-session" })).toEqual({ ok: true });
  await expect.poll(() => outcomeOf(db, row.id), SOON).toMatchObject({ rounds: 1, students: 5, runs: 8 });
  const before = await outcomeOf(db, row.id);
  expect(before?.winners).toHaveLength(1);
  const winner = ["Ada", "Bob", "Grace", "Zoë"].indexOf(before?.winners[0] ?? "");
  const erased = await fetch(`${server.url}${erasurePath(row.id, winner)}`, {
    method: "POST",
    headers: { cookie, "Content-Type": "application/json" },
    body: JSON.stringify({ runs: "keep" }),
  });
  expect(erased.status).toBe(200);
  expect(await outcomeOf(db, row.id)).toEqual({ ...before, winners: [] });
  desk.close();
  await server.close(1_000);
  await open.close();
});

test("sessions that ended before there were outcomes get theirs a few a minute, and one that cannot be read keeps no other waiting", async () => {
  const open = await openMemory();
  const { db } = open;
  const teacher = await newTeacher(db);
  const rows: SessionRow[] = [];
  for (let made = 0; made < 7; made++) rows.push(await sketchedClass(db, teacher.id, "ended"));
  const broken = await sketchedClass(db, teacher.id, "ended");
  await db.execute(
    `update events set body = '{"type":"unheard-of"}' where session_id = '${broken.id}' and seq = 1`,
  );
  const hand = clockByHand(new Date());
  const server = await startClassServer(db, { clock: hand.clock });
  const turn = createHousekeeping({
    ...{ db, upkeep: postgresUpkeep(db), rooms: server.rooms, clock: hand.clock, daysKept: null },
    log: createLogger("silent"),
  });
  const known = async () => {
    const all = await Promise.all([...rows, broken].map(({ id }) => outcomeOf(db, id)));
    return all.filter((outcome) => outcome !== null).length;
  };
  await turn();
  // The broken one is the newest.
  expect(await known()).toBe(4);
  hand.pass(MINUTE);
  await turn();
  expect([await known(), await outcomeOf(db, broken.id)]).toEqual([7, null]);
  expect(await outcomeOf(db, rows[0].id)).toMatchObject({ rounds: 5, students: 4, runs: 40 });
  hand.pass(2 * HOUR);
  await turn();
  expect(await known()).toBe(7);
  await server.close(1_000);
  await open.close();
});

import type { Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createSession } from "@/db/session/sessions";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { connect, join, startClassServer, type TestScreen } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const STUDENTS = 16;
/** Enough students that their reports do not fit into the socket buffers between two processes. */
const MOST_RUNS = 30;
/** And some more, once it does not. */
const RUNS_AFTER = 2;
const MEGABYTE = 1024 * 1024;

/** Makes a page stop reading, so that what the screen receives stays in the network. */
function stall({ socket }: TestScreen): Socket {
  const tcp = (socket.io.engine.transport as unknown as { ws: { _socket: Socket } }).ws._socket;
  tcp.pause();
  return tcp;
}

test("a screen that has stopped reading keeps less than a megabyte waiting, nobody else waits for it, and it catches up when it reads again", async () => {
  const database = await openMemory();
  const server = await startClassServer(database.db);
  const open: TestScreen[] = [];
  onTestFinished(async () => {
    for (const { close } of open) close();
    await server.close();
    await database.close();
  });
  const teacher = await newTeacher(database.db);
  const plan = { rounds: [openRound("moons", null)] };
  const row = await createSession(database.db, { hostId: teacher.id, title: "Nets", plan });
  const cookie = await teacherCookie(teacher);
  const live = await server.rooms.open(row);
  const screen = (kind: "desk" | "projector" | "lab", seat = cookie) => {
    const opened = connect(server.url, { session: row.id, screen: kind }, seat);
    open.push(opened);
    return opened;
  };
  const seats = await Promise.all(
    Array.from({ length: STUDENTS }, (_, index) =>
      join(server.url, { code: row.joinCode, nickname: `Student ${index}` }),
    ),
  );
  const labs = seats.map((seat) => screen("lab", seat.cookie));
  const [stalled, desk] = [screen("projector"), screen("desk")];
  await expect.poll(() => open.every(({ snapshots }) => snapshots.length > 0), SOON).toBe(true);
  await live.room.ask({ kind: "host" }, { type: "start-round", round: 0 });

  const isUpToDate = (one: TestScreen) => one.session().seq === live.room.session().seq;
  const tcp = stall(stalled);
  const served = live.screens().find(({ kind }) => kind === "projector");
  let most = 0;
  let left = MOST_RUNS;
  for (let run = 0; left > 0; run++) {
    for (let participant = 0; participant < STUDENTS; participant++) {
      const student = { kind: "participant", participant } as const;
      live.room.ask(student, { ...START_RUN, run });
      for (let from = 0; from < 600; from += 200) live.room.ask(student, report(run, from, 200));
    }
    // The others have it all before the next one begins.
    await expect.poll(() => isUpToDate(desk), SOON).toBe(true);
    most = Math.max(most, served?.backlog() ?? Number.NaN);
    left = most > 0 ? Math.min(RUNS_AFTER, left) - 1 : left - 1;
  }
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(MEGABYTE);
  await expect.poll(() => labs.every(isUpToDate), SOON).toBe(true);
  expect(stalled.session().seq).toBeLessThan(live.room.session().seq);

  tcp.resume();
  await expect.poll(() => isUpToDate(stalled), SOON).toBe(true);
  expect(stalled.snapshots.length).toBe(2);
  expect(desk.snapshots.length).toBe(1);
}, 60_000);

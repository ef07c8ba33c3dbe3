import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { readLog } from "@/db/session/log";
import { createSession, findSession, type SessionRow } from "@/db/session/sessions";
import { seatCookieName } from "@/lib/protocol/join";
import { openRound, type Plan } from "@/lib/session/decide/plan";
import { problem } from "@/lib/session/decide/problem";
import { fold } from "@/lib/session/log/apply";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import { report, START_RUN } from "@/lib/testing/server/class";
import { teacherCookie } from "@/lib/testing/server/cookie";
import {
  connect,
  join,
  startClassServer,
  type TestScreen,
  type TestServer,
} from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const DONE = { ok: true };
const refusal = (code: Parameters<typeof problem>[0]) => ({ ok: false, problem: problem(code) });
const PLAN = { rounds: [openRound("moons", null)] };

describeOnEachDatabase((db) => {
  let server: TestServer;
  let teacher: { id: string; email: string; name: string };
  let hostCookie: string;
  const open: TestScreen[] = [];

  const screen = (...args: Parameters<typeof connect>) => {
    const connected = connect(...args);
    open.push(connected);
    return connected;
  };
  const newClass = (plan: Plan = PLAN) => createSession(db(), { hostId: teacher.id, title: "Nets", plan });
  const lab = (row: SessionRow, cookie: string) =>
    screen(server.url, { session: row.id, screen: "lab" }, cookie);
  const desk = (row: SessionRow) => screen(server.url, { session: row.id, screen: "desk" }, hostCookie);
  const student = async (row: SessionRow, nickname: string) => {
    const { cookie } = await join(server.url, { code: row.joinCode, nickname });
    return { cookie, ...lab(row, cookie) };
  };
  const synced = async (row: SessionRow, ...screens: TestScreen[]) => {
    const live = await server.rooms.open(row);
    const isThere = ({ session }: TestScreen) => session().seq === live.room.session().seq;
    await expect.poll(() => screens.every(isThere), SOON).toBe(true);
    return live.room.session();
  };

  beforeAll(async () => {
    teacher = await newTeacher(db());
    hostCookie = await teacherCookie(teacher);
    server = await startClassServer(db());
    return () => server.close();
  });
  afterEach(() => {
    for (const { close } of open.splice(0)) close();
  });

  test("a class: two students join by code, train and report, every screen follows, and the log is the class", async () => {
    const row = await newClass();
    const [host, projector] = [
      desk(row),
      screen(server.url, { session: row.id, screen: "projector" }, hostCookie),
    ];
    const ada = await student(row, "Ada");
    const bob = await student(row, "Bob");
    await expect
      .poll(() => host.session().participants.map(({ connected }) => connected), SOON)
      .toEqual([true, true]);
    expect([ada.snapshots[0].self, bob.snapshots[0].self, host.snapshots[0].self]).toEqual([0, 1, null]);

    expect(await ada.send(START_RUN)).toEqual(refusal("round-not-running"));
    expect(await host.send({ type: "start-round", round: 0 })).toEqual(DONE);
    for (const one of [ada, bob]) expect(await one.send(START_RUN)).toEqual(DONE);
    for (let from = 0; from < 24; from += 8) {
      const replies = await Promise.all([ada.send(report(0, from, 8)), bob.send(report(0, from, 8))]);
      expect(replies).toEqual([DONE, DONE]);
    }
    expect(await ada.send(report(0, 0, 24))).toEqual(DONE);
    expect(await ada.send({ type: "end-run", run: 0, reason: "finished" })).toEqual(DONE);
    expect(await host.send({ type: "close-round", round: 0 })).toEqual(DONE);
    expect(await host.send({ type: "end-session" })).toEqual(DONE);

    const session = await synced(row, host, projector, ada, bob);
    expect(host.session()).toEqual(session);
    expect(projector.session()).toEqual(session);
    expect(ada.session().participants[0]).toEqual(session.participants[0]);
    const { step: _, epoch: __, trainMetric: ___, ...best } = session.participants[1].runs[0].best!;
    expect(ada.session().participants[1].runs[0].best).toMatchObject(best);
    expect(session.participants.map(({ runs }) => runs[0].reported)).toEqual([24, 24]);
    await expect.poll(async () => (await readLog(db(), row.id)).length, SOON).toBe(session.seq + 1);
    expect(fold(await readLog(db(), row.id))).toEqual(session);

    await expect.poll(async () => (await findSession(db(), row.id))?.endedAt, SOON).toBeInstanceOf(Date);
    expect(await join(server.url, { code: row.joinCode, nickname: "Late" })).toMatchObject({
      status: 404,
      reply: refusal("no-such-code"),
    });
  });

  test("a report is answered when it is stored, not before", async () => {
    const row = await newClass();
    const host = desk(row);
    const ada = await student(row, "Ada");
    await host.send({ type: "start-round", round: 0 });
    await ada.send(START_RUN);
    for (let from = 0; from < 12; from += 4) {
      expect(await ada.send(report(0, from, 4))).toEqual(DONE);
      const { participants } = fold(await readLog(db(), row.id));
      expect(participants[0].runs[0].reported).toBe(from + 4);
    }
  });

  test("a seat comes in an httpOnly cookie, its browser gets it back, and another browser does not", async () => {
    const row = await newClass();
    const first = await join(server.url, { code: ` ${row.joinCode.toLowerCase()} `, nickname: "Ada" });
    expect(first).toMatchObject({ status: 200, reply: { ok: true, joinCode: row.joinCode } });
    expect(first.setCookie).toMatch(
      new RegExp(`^${seatCookieName(row.id)}=[\\w-]{22}; Max-Age=\\d+; Path=/; HttpOnly; SameSite=Lax$`),
    );
    const again = await join(server.url, { code: row.joinCode, nickname: "Ada" }, { cookie: first.cookie });
    expect(again).toMatchObject({ status: 200, cookie: first.cookie });
    const other = await join(server.url, { code: row.joinCode, nickname: "ADA" });
    expect(other).toMatchObject({ status: 409, reply: refusal("nickname-taken"), cookie: "" });
    expect(fold(await readLog(db(), row.id)).participants).toHaveLength(1);
  });

  test("a browser that drops every cookie is told so, and leaves neither a seat nor a nickname behind", async () => {
    const row = await newClass();
    const asked = { code: row.joinCode, nickname: "Ada" };
    const dropped = await join(server.url, asked, { cookie: "" });
    expect(dropped).toMatchObject({ status: 409, reply: refusal("cookies-blocked") });
    expect(await join(server.url, asked, { cookie: "" })).toMatchObject({
      reply: refusal("cookies-blocked"),
    });
    expect(fold(await readLog(db(), row.id)).participants).toEqual([]);
    // The refusal brought a cookie, for a page that was open for so long that its own had run out.
    expect(await join(server.url, asked, { cookie: dropped.cookie })).toMatchObject({ status: 200 });
  });

  test("students who join all at once get seats, each their own", async () => {
    const row = await newClass();
    const outcomes = await Promise.all(
      Array.from({ length: 18 }, (_, index) =>
        join(server.url, { code: row.joinCode, nickname: `Student ${index}` }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(Array(18).fill(200));
    expect(new Set(outcomes.map(({ cookie }) => cookie)).size).toBe(18);
    const { participants } = fold(await readLog(db(), row.id));
    expect(participants.map(({ id }) => id)).toEqual(Array.from({ length: 18 }, (_, index) => index));
    const labs = outcomes.map(({ cookie }) => lab(row, cookie));
    for (const [index, { snapshots }] of labs.entries()) {
      await expect.poll(() => snapshots.length, SOON).toBe(1);
      expect(snapshots[0].session.participants[snapshots[0].self ?? -1].nickname).toBe(`Student ${index}`);
    }
  });

  test("the newest page of a seat wins, and the older is told", async () => {
    const row = await newClass();
    const ada = await student(row, "Ada");
    await expect.poll(() => ada.snapshots.length, SOON).toBe(1);
    const second = lab(row, ada.cookie);
    await expect.poll(() => ada.goodbyes, SOON).toEqual([problem("seat-elsewhere")]);
    await expect.poll(() => second.snapshots.length, SOON).toBe(1);
    expect(ada.socket.connected).toBe(false);
  });

  test("a removed student is told, and neither the page nor the code lets that browser in again", async () => {
    const row = await newClass();
    const host = desk(row);
    const ada = await student(row, "Ada");
    await expect.poll(() => ada.snapshots.length, SOON).toBe(1);
    expect(await host.send({ type: "remove-participant", participant: 0 })).toEqual(DONE);
    await expect.poll(() => ada.goodbyes, SOON).toEqual([problem("seat-removed")]);
    const back = lab(row, ada.cookie);
    await expect.poll(() => back.refusals, SOON).toEqual([problem("seat-removed")]);
    const rejoined = await join(server.url, { code: row.joinCode, nickname: "Ada" }, { cookie: ada.cookie });
    expect(rejoined).toMatchObject({ status: 403, reply: refusal("seat-removed") });
  });

  test("a screen that missed frames asks and has everything; long-polling works like a web socket", async () => {
    const row = await newClass();
    const polling = { transports: ["polling"] };
    const host = screen(server.url, { session: row.id, screen: "desk" }, hostCookie, polling);
    const ada = await student(row, "Ada");
    await synced(row, host);
    const position = host.position();
    await host.send({ type: "start-round", round: 0 });
    await ada.send(START_RUN);
    await ada.send(report(0, 0, 8));
    await synced(row, host);
    const frames = host.frames.length;
    expect(await host.ask("resync", position)).toEqual(DONE);
    await expect
      .poll(() => host.frames.slice(frames).some(({ from }) => from === (position?.seq ?? 0) + 1), SOON)
      .toBe(true);
    expect(await host.ask("resync", { epoch: "another life", seq: 3 })).toEqual(DONE);
    await expect.poll(() => host.snapshots.length, SOON).toBe(2);
    const session = await synced(row, host);
    expect(host.session()).toEqual(session);
  });

  test("after a restart in the middle of a run every page comes back by itself, and nothing acknowledged is lost", async () => {
    const row = await newClass();
    const host = desk(row);
    const ada = await student(row, "Ada");
    await host.send({ type: "start-round", round: 0 });
    await ada.send(START_RUN);
    expect(await ada.send(report(0, 0, 20))).toEqual(DONE);
    const [before] = ada.snapshots;
    const unanswered = ada.send(report(0, 20, 20)).catch(() => null);

    const { port } = server;
    expect(await server.close()).toBe(true);
    expect(ada.goodbyes).toEqual([]);
    server = await startClassServer(db(), { port });
    await unanswered;

    await expect.poll(() => ada.snapshots.length, SOON).toBe(2);
    await expect.poll(() => host.snapshots.length, SOON).toBe(2);
    expect(ada.snapshots[1].epoch).not.toBe(before.epoch);
    expect(ada.snapshots[1].self).toBe(0);
    for (let from = 0; from < 60; from += 20) expect(await ada.send(report(0, from, 20))).toEqual(DONE);
    const session = await synced(row, host, ada);
    expect(session.participants[0].runs[0].curve.step).toEqual(report(0, 0, 60).points.step);
    expect(host.session()).toEqual(session);
    expect(fold(await readLog(db(), row.id))).toEqual(session);
    expect(session.participants[0].connected).toBe(true);
  });

  test("a sign-in that is longer than any form, or of unknown length, is refused before anyone reads it", async () => {
    const post = (body: RequestInit["body"]) =>
      fetch(`${server.url}/api/auth/callback/credentials`, {
        method: "POST",
        body,
        duplex: "half",
      } as RequestInit);
    const statuses = await Promise.all(
      ["x".repeat(8_192), "x".repeat(8_193), new Blob(["short"]).stream()].map(
        async (body) => (await post(body)).status,
      ),
    );
    // There are no pages here: what gets through is not found.
    expect(statuses).toEqual([404, 413, 411]);
  });

  describe("who may", () => {
    test("only the session's host has a desk or a projector", async () => {
      const row = await newClass();
      const stranger = await teacherCookie(await newTeacher(db()));
      const ada = await student(row, "Ada");
      for (const kind of ["desk", "projector"] as const)
        for (const [cookie, code] of [
          ["", "not-signed-in"],
          [ada.cookie, "not-signed-in"],
          ["next-auth.session-token=forged", "not-signed-in"],
          [stranger, "not-allowed"],
        ] as const) {
          const refused = screen(server.url, { session: row.id, screen: kind }, cookie);
          await expect.poll(() => refused.refusals, SOON).toEqual([problem(code)]);
        }
    });

    test("a projector only looks, a student commands no class, and a host trains nothing", async () => {
      const row = await newClass();
      const projector = screen(server.url, { session: row.id, screen: "projector" }, hostCookie);
      const ada = await student(row, "Ada");
      const start = { type: "start-round", round: 0 };
      expect(await projector.send(start)).toEqual(refusal("not-allowed"));
      for (const command of [
        start,
        { type: "close-round", round: 0 },
        { type: "end-session" },
        { type: "remove-participant", participant: 0 },
      ])
        expect(await ada.send(command)).toEqual(refusal("not-allowed"));
      expect(await desk(row).send(START_RUN)).toEqual(refusal("not-allowed"));
    });

    test("nobody trains what the round holds back, forged or not", async () => {
      const held = { locks: { optimiser: "adam" }, parameterLimit: 40 } as const;
      const row = await newClass({ rounds: [{ ...openRound("moons", null), ...held }] });
      const host = desk(row);
      const ada = await student(row, "Ada");
      await host.send({ type: "start-round", round: 0 });
      const hyperparameters = { ...START_RUN.hyperparameters, optimiser: "sgd" };
      const pooling = { layers: [{ kind: "max-pool", size: 2, stride: 2 }] };
      const dense = (units: number) => ({ layers: [{ kind: "dense", units, activation: "tanh" }] });
      for (const [change, reply] of [
        [{ hyperparameters }, refusal("setting-locked")],
        [{ network: pooling }, refusal("network-impossible")],
        [{ network: dense(8) }, refusal("network-too-large")],
        [{ network: dense(7) }, DONE],
      ] as const)
        expect(await ada.send({ ...START_RUN, ...change })).toEqual(reply);
      expect((await synced(row, host)).participants[0].runs).toHaveLength(1);
    });

    test("a seat of one class opens no lab of another, nor does anything made up", async () => {
      const [row, other] = [await newClass(), await newClass()];
      const ada = await student(row, "Ada");
      const token = ada.cookie.split("=")[1];
      for (const cookie of [
        ada.cookie,
        `${seatCookieName(other.id)}=${token}`,
        `${seatCookieName(other.id)}=${"A".repeat(22)}`,
        "",
      ]) {
        const refused = lab(other, cookie);
        await expect.poll(() => refused.refusals, SOON).toEqual([problem("seat-lost")]);
      }
    });

    test("a page of another origin is let in by neither transport, nor may it join", async () => {
      const row = await newClass();
      const { cookie } = await join(server.url, { code: row.joinCode, nickname: "Ada" });
      for (const transports of [["websocket"], ["polling"]])
        for (const headers of <Record<string, string>[]>[
          { origin: "https://evil.example" },
          { origin: "null" },
          { "sec-fetch-site": "cross-site" },
        ]) {
          const hello = { session: row.id, screen: "lab" } as const;
          const refused = screen(server.url, hello, cookie, { headers, transports });
          await expect.poll(() => refused.refusals.length, SOON).toBeGreaterThan(0);
          expect([refused.snapshots, refused.socket.connected]).toEqual([[], false]);
          refused.close();
        }
      const own = screen(server.url, { session: row.id, screen: "lab" }, cookie, {
        headers: { origin: server.url },
      });
      await expect.poll(() => own.snapshots.length, SOON).toBe(1);
      const foreign = await join(
        server.url,
        { code: row.joinCode, nickname: "Eve" },
        { origin: "https://evil.example" },
      );
      expect(foreign).toMatchObject({ status: 400, reply: refusal("bad-request") });
    });
  });
});

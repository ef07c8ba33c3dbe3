import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createSession, type SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import {
  connect,
  join,
  startClassServer,
  type TestScreen,
  type TestServer,
} from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

const ATTACK = [
  ...[
    "fuck school",
    "FuckSchool",
    "f.u.c.k school",
    "f u c k",
    "fu ck you",
    "fuuuuck",
    "fu(k",
    "f**k",
    "fvck",
    "phuck",
  ],
  ...[
    "kcuf",
    "sh1t head",
    "n1gga",
    "@sshole",
    "Dick Head",
    "fuсk off",
    "ｆｕｃｋ it",
    "𝒇𝒖𝒄𝒌",
    "🅵🅤🅲🅺",
    "stupid teacher",
  ],
  ...[
    "كس امك",
    "كـــسمك",
    "ك س",
    "شرموطة",
    "يا شرموطه",
    "يا كلب",
    "ابن الكلب",
    "يا حمار",
    "kosomak",
    "ya 7mar",
    "ibn sharmouta",
  ],
];
const HONEST = ["Dick", "Assma", "نور", "Tom Hancock"];

let database: OpenDatabase;
let server: TestServer;
let row: SessionRow;
let desk: TestScreen;
let wall: TestScreen;
let lab: TestScreen;

beforeAll(async () => {
  database = await openMemory();
  const teacher = await newTeacher(database.db);
  server = await startClassServer(database.db);
  const plan = { rounds: [openRound("moons", null)] };
  row = await createSession(database.db, { hostId: teacher.id, title: "Nets", plan });
  const cookie = await teacherCookie(teacher);
  desk = await screen("desk", cookie);
  wall = await screen("projector", cookie);
}, 60_000);
afterAll(async () => {
  for (const one of [desk, wall, lab]) one?.close();
  await server.close();
  await database.close();
});

async function screen(kind: "desk" | "projector" | "lab", cookie: string): Promise<TestScreen> {
  const one = connect(server.url, { session: row.id, screen: kind }, cookie);
  await vi.waitUntil(() => one.snapshots.length > 0, SOON);
  return one;
}
const ask = (nickname: string, cookie?: string) =>
  join(
    server.url,
    { code: row.joinCode, nickname, ...(cookie && { another: true }) },
    cookie ? { cookie } : {},
  );
/** Which of these words are in any text that a screen has ever got. */
const found = ({ snapshots, frames }: TestScreen, words: readonly string[]) => {
  const all = JSON.stringify([snapshots, frames]);
  return words.filter((word) => all.includes(JSON.stringify(word).slice(1, -1)));
};
const wishes = () => desk.session().participants.map(({ wish }) => wish);
const inStep = () =>
  vi.waitUntil(() => [wall, lab].every((one) => one.session().seq >= desk.session().seq), SOON);

test("of thirty-one doubtful nicknames, written in as many ways, none is in anything that the wall or another lab gets, and the desk has them all", async () => {
  const honest = await ask(HONEST[0]);
  lab = await screen("lab", honest.cookie);
  for (const nickname of HONEST.slice(1)) expect((await ask(nickname)).status).toBe(200);
  const seats = await Promise.all(ATTACK.map((nickname) => ask(nickname)));
  expect(seats.filter(({ status }) => status !== 200)).toEqual([]);
  await vi.waitUntil(() => wishes().filter((wish) => wish !== null).length === ATTACK.length, SOON);
  await inStep();

  expect(new Set(wishes())).toEqual(new Set([null, ...ATTACK]));
  for (const one of [wall, lab]) expect(found(one, ATTACK)).toEqual([]);
  // Everybody is there, and an honest student among them has their own name.
  expect(lab.session().participants).toHaveLength(HONEST.length + ATTACK.length);
  expect(
    lab
      .session()
      .participants.slice(0, 4)
      .map(({ nickname }) => nickname),
  ).toEqual(HONEST);
  // Their own labs know that a name awaits approval, but not which.
  const own = await screen("lab", seats[0].cookie);
  const { self } = own.snapshots[0];
  expect(own.session().participants[self ?? -1]).toMatchObject({ wish: "", wishesRefused: 0 });
  expect(found(own, ATTACK)).toEqual([]);
  own.close();
});

test("what the host allows everybody reads at once; what they refuse nobody ever does, and its student is told", async () => {
  const [allowed, refused] = ["Dick Head", "fuck school"].map((wish) => wishes().indexOf(wish));
  const cookie = (await ask("f_u_c_k")).cookie;
  const own = await screen("lab", cookie);
  const self = own.snapshots[0].self ?? -1;
  await vi.waitUntil(() => wishes()[self] === "f_u_c_k", SOON);
  expect(await desk.send({ type: "allow-nickname", participant: allowed, nickname: "Dick Head" })).toEqual({
    ok: true,
  });
  expect(await desk.send({ type: "refuse-nicknames", participants: [refused, self] })).toEqual({ ok: true });
  await inStep();
  for (const one of [wall, lab]) {
    expect(one.session().participants[allowed].nickname).toBe("Dick Head");
    expect(found(one, ["fuck school", "f_u_c_k", '"wishesRefused":1'])).toEqual([]);
  }
  await vi.waitUntil(() => own.session().participants[self].wishesRefused === 1, SOON);

  // Another one from the lab, from the door, and after coming back: all of them wait now.
  expect(await own.send({ type: "choose-nickname", nickname: "Ada the Great" })).toEqual({ ok: true });
  await vi.waitUntil(() => own.session().participants[self].wish === "", SOON);
  expect((await ask("Ada the Greater", cookie)).cookie).toBe(cookie);
  await vi.waitUntil(() => wishes()[self] === "Ada the Greater", SOON);
  await inStep();
  for (const one of [wall, lab]) expect(found(one, ["Ada the Great"])).toEqual([]);
  own.close();
});

test("a name that the host draws for somebody is theirs on every screen", async () => {
  const draw = { type: "draw-nickname", participant: 3, insteadOf: HONEST[3], language: "en" };
  expect(await desk.send(draw)).toEqual({ ok: true });
  await inStep();
  const drawn = desk.session().participants[3].nickname;
  expect(drawn).not.toBe(HONEST[3]);
  for (const one of [wall, lab]) expect(one.session().participants[3].nickname).toBe(drawn);
});

import type { Page } from "@playwright/test";
import { io } from "socket.io-client";
import { teachers } from "@/db/schema";
import { shareSession } from "@/db/session/links";
import { appendLog } from "@/db/session/log";
import { createSession, markSessionEnded, type SessionRow } from "@/db/session/sessions";
import { type Database, openEmbedded } from "@/db/store/open";
import { curveOf } from "@/lib/learning/curves/curve";
import { keptCheckpointPath, ownCheckpointPath } from "@/lib/protocol/checkpoint";
import { erasurePath } from "@/lib/protocol/erasure";
import { roundDigestPath } from "@/lib/protocol/round-digest";
import { SOCKET_PATH } from "@/lib/protocol/socket";
import { openRound } from "@/lib/session/decide/plan";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { ReplayPage } from "./support/pages/replay-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");

test.use({ school: "of secrets" });

const joined = (participant: number, nickname: string): EventBody => ({
  ...{ type: "participant-joined", participant, nickname, admitted: true },
});

/** A run of three reports, up to this score. */
function runOf(participant: number, score: number): EventBody[] {
  const points = [1, 2, 3].map((epoch) => ({
    ...{ step: 10 * epoch, epoch, trainLoss: 1 / epoch, validationLoss: 1.1 / epoch },
    ...{ trainScore: (score * epoch) / 3, validationScore: (score * epoch) / 3 },
    ...{ trainMetric: 0.9, validationMetric: 0.8 },
  }));
  return [
    {
      type: "run-started",
      ...{ participant, run: 0, round: 0 },
      network: { layers: [{ kind: "dense", units: 8, activation: "tanh" }] },
      hyperparameters: { learningRate: 0.03, optimiser: "adam", batchSize: 32, epochs: 3, weightDecay: 0 },
      device: { backend: "tfjs-cpu", name: "SECRET graphics card" },
    },
    { type: "points-reported", participant, run: 0, from: 0, to: 3, points: curveOf(points) },
    { type: "run-ended", participant, run: 0, reason: "finished" },
  ];
}

/** Private data that every class here has, and that only its host may see. */
const SECRETS: EventBody[] = [
  joined(0, "SECRET early"),
  joined(1, "SECRET removed"),
  joined(2, "Grace"),
  joined(3, "Zebedee"),
  { type: "participant-renamed", participant: 0, nickname: "Ada" },
  { type: "participant-removed", participant: 1 },
  { type: "note-added", text: "SECRET note", shown: false },
  { type: "note-added", text: "Look at Ada", shown: true },
  { type: "note-added", text: "Zebedee was quick", shown: true },
];
const ROUND: EventBody = { type: "round-started", round: 0, seed: 1, deadline: null };
const RUNS = [...runOf(0, 60), ...runOf(2, 70), ...runOf(3, 80)];
const HIDDEN: EventBody = { type: "board-hidden-changed", board: true, names: true };

async function enrol(db: Database, title: string, bodies: readonly EventBody[]) {
  const [{ id: hostId }] = await db.select({ id: teachers.id }).from(teachers).limit(1);
  const row = await createSession(db, { hostId, title, plan: { rounds: [openRound("moons", null)] } });
  await appendLog(
    db,
    row.id,
    bodies.map((body, index): SessionEvent => ({ ...body, seq: index + 1, at: 500 * (index + 1) })),
  );
  if (bodies.at(-1)?.type === "session-ended") await markSessionEnded(db, row.id, new Date());
  const share = await shareSession(db, row.id, hostId, { animals: false });
  return { ...row, share: share?.token ?? "" };
}

/** Everything that the server sends to somebody who has only a class's link: pages, with what they load, routes and sockets. */
async function toldByLink(
  guest: Page,
  { id, share, joinCode }: SessionRow & { share: string },
): Promise<string> {
  const query = `?share=${share}`;
  const paths = [
    `/replay/${id}`,
    `/api/sessions/${id}/log`,
    ...["train", "validation", "test"].map((split) => `/api/sessions/${id}/rounds/0/splits/${split}`),
    ...[roundDigestPath(id, 0), ownCheckpointPath(id, 0), keptCheckpointPath(id, 0, 0), erasurePath(id, 0)],
    ...[`/teach/${id}`, `/screen/${id}`, "/teach", `/join/${joinCode}`, `/play/${joinCode}`],
  ];
  const told = await Promise.all(
    // Navigation within the app loads a page's data in another format.
    [undefined, { RSC: "1" }].flatMap((headers) =>
      paths.map(async (path) => (await guest.request.get(path + query, { headers })).text()),
    ),
  );
  const screens = ["lab", "desk", "projector"].map(
    (screen) =>
      new Promise<string>((resolve) => {
        const auth = { session: id, screen, position: null };
        const { origin } = new URL(guest.url());
        const socket = io(origin, { path: SOCKET_PATH, forceNew: true, auth, query: { share } });
        const end = (what: unknown) => {
          resolve(JSON.stringify(what));
          socket.disconnect();
        };
        socket.on("connect_error", ({ message, ...error }) => end({ message, ...error }));
        socket.onAny((...message) => end(message));
      }),
  );
  return [...told, ...(await Promise.all(screens))].join("\n");
}

test("whoever has the link learns what the class saw, the host all of it, and one student can be erased from a class that is over", async ({
  server,
  teacher,
  visitors,
}) => {
  const { over, running, hidden } = await server.lookInto(async (folder) => {
    const { db, close } = await openEmbedded(folder);
    const closed: EventBody = { type: "round-closed", round: 0, reason: "host" };
    const over = await enrol(db, "Over", [...SECRETS, ROUND, ...RUNS, closed, { type: "session-ended" }]);
    const running = await enrol(db, "Running", [...SECRETS, ROUND, ...RUNS]);
    const hidden = await enrol(db, "Hidden", [...SECRETS, ROUND, HIDDEN, ...RUNS, closed]);
    await close();
    return { over, running, hidden };
  });
  const guest = await visitors.arrive();
  const host = await visitors.arrive({ storageState: teacher });
  const hostsLog = async () => (await host.request.get(`/api/sessions/${over.id}/log`)).text();

  await test.step("the link tells no secret, during class and after it, and the replay names who may be named", async () => {
    await guest.goto(`/replay/${over.id}?share=${over.share}`);
    await new ReplayPage(guest).toTheEnd();
    await guest.getByRole("tab", { name: say("replay.moments") }).click();
    await expect(guest.getByText(say("replay.moment.note", { text: "⁨Look at Ada⁩" }))).toBeVisible();
    await expect(guest.getByRole("button", { name: say("replay.erase.action") })).toHaveCount(0);
    const told = await toldByLink(guest, over);
    expect(told).toContain("Look at Ada");
    expect(told.match(/SECRET \w+/g)).toBeNull();
    const [during, veiled] = [await toldByLink(guest, running), await toldByLink(guest, hidden)];
    expect((during + veiled).match(/SECRET \w+|run-started|points-reported/g)).toBeNull();
    expect(during).toContain("Zebedee");
    expect(veiled.match(/Zebedee|Grace/g)).toBeNull();
    // The search works: it finds them in what the host gets.
    expect((await hostsLog()).match(/SECRET \w+/g)).toEqual([
      ...["SECRET early", "SECRET removed", "SECRET note"],
      ...["SECRET graphics", "SECRET graphics", "SECRET graphics"],
    ]);
  });

  await test.step("the host erases a student with their runs", async () => {
    await host.goto(`/replay/${over.id}`);
    await host.getByRole("button", { name: say("replay.erase.action") }).click();
    const dialog = host.getByRole("dialog");
    await dialog.getByRole("combobox").click();
    await host.getByRole("option", { name: "Zebedee" }).click();
    await dialog.getByRole("radio", { name: say("replay.erase.remove") }).click();
    await expect(dialog.getByText(say("replay.erase.removeWhat"))).toBeVisible();
    await expectAccessible(host, "erasing a student");
    await dialog.getByRole("button", { name: say("replay.erase.confirm", { nickname: "⁨Zebedee⁩" }) }).click();
    await expect(host.getByRole("status").filter({ hasText: say("replay.erase.done") })).toBeVisible();
    const left = /Zebedee|"run-ended","participant":\d/g;
    expect((await hostsLog()).match(left)).toEqual([0, 2].map((id) => `"run-ended","participant":${id}`));
    expect((await toldByLink(guest, over)).match(/Zebedee/g)).toBeNull();
  });
});

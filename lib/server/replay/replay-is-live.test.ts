import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SessionRow } from "@/db/session/sessions";
import type { OpenDatabase } from "@/db/store/open";
import { classDrawingsId } from "@/lib/learning/drawing/class-drawings";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { openRound } from "@/lib/session/decide/plan";
import { createTimeline } from "@/lib/session/insights/timeline";
import type { Session } from "@/lib/session/log/session";
import { openMemory } from "@/lib/testing/database/memory";
import { DRAWN, drawingBy } from "@/lib/testing/drawings/drawn-class";
import { report, START_RUN } from "@/lib/testing/server/class";
import { readReplay } from "@/lib/testing/server/reader";
import { DONE, refereedClasses, SETTINGS } from "@/lib/testing/server/refereed-class";
import { join, type TestScreen } from "@/lib/testing/server/server";
import { SOON } from "@/lib/testing/soon";

/*
 * Four classes of different shapes, held by a real server with its referee. What their room held at ten moments is compared, whole, with what a
 * replay of the stored log shows at those times.
 */

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemory();
});
afterAll(() => database?.close());

const classes = refereedClasses(() => database.db);
const MOMENTS = 10;

/** The room's class at moments at which nothing else happens, in the order in which they are kept. */
function watched(row: SessionRow) {
  const kept: Session[] = [];
  const sessionNow = async () => (await classes.server().rooms.open(row)).room.session();
  return {
    kept,
    async keep() {
      for (;;) {
        const before = await sessionNow();
        await pause(5);
        if ((await sessionNow()) !== before) continue;
        kept.push(before);
        return;
      }
    },
  };
}

const says = async (screen: TestScreen, ...commands: readonly unknown[]) => {
  for (const command of commands) expect([command, await screen.send(command)]).toEqual([command, DONE]);
};

async function expectReplayed(row: SessionRow, desk: TestScreen, kept: readonly Session[]) {
  await says(desk, { type: "end-session" });
  const { url } = classes.server();
  const get = async (path: string) => {
    const response = await fetch(url + path, { headers: { cookie: classes.hostCookie() } });
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  };
  await expect
    .poll(async () => (await readReplay(get, row.id, null)).events.at(-1)?.type, SOON)
    .toBe("session-ended");
  const { events } = await readReplay(get, row.id, null);
  const timeline = createTimeline(events);
  expect(kept).toHaveLength(MOMENTS);
  for (const session of kept) expect(timeline.at(timeline.toPlayed(session.at))).toEqual(session);
}

test("a class that trains, is refereed and opens its test", async () => {
  const { row, desk, students, seed } = await classes.began(["Ada", "Grace", "Alan"]);
  const { kept, keep } = watched(row);
  await keep();
  const run = await classes.train(row, seed);
  for (const [index, student] of students.entries()) {
    await classes.report(student, 0, { settings: SETTINGS, ...run });
    await keep();
    if (index === 0) expect(await classes.put(student, row, run, run.weights)).toEqual(DONE);
  }
  await expect.poll(() => classes.runOf(desk, 0)?.verdict?.agrees, SOON).toBe(true);
  await keep();
  await says(
    desk,
    { type: "add-note", text: "Look at Ada", shown: true },
    { type: "set-spotlight", spotlight: { participant: 1, run: 0 } },
  );
  await keep();
  await says(students[2]!, { type: "set-hand", raised: true });
  await keep();
  await says(desk, { type: "send-message", participant: 2, number: 0, text: "Try a smaller rate." });
  await keep();
  await says(
    desk,
    { type: "announce-step", step: "close-round", round: 0 },
    { type: "close-round", round: 0 },
  );
  await keep();
  await says(desk, { type: "request-test", round: 0 });
  await expect.poll(() => classes.testOf(desk)?.length, SOON).toBeGreaterThan(0);
  await keep();
  await expectReplayed(row, desk, kept);
});

test("a class whose host keeps the door, hides, groups and changes the plan", async () => {
  const plan = [openRound("moons", null), openRound("circles", 5), openRound("xor", 5)];
  const { row, desk, students } = await classes.began(["Ada", "Grace", "Alan"], plan);
  const { kept, keep } = watched(row);
  await says(desk, { type: "set-lobby", locked: false, approval: true, generatedNames: false });
  await join(classes.server().url, { code: row.joinCode, nickname: "Edsger" });
  await keep();
  await says(desk, { type: "admit-participants", participants: [3] });
  await keep();
  await says(desk, { type: "rename-participant", participant: 1, nickname: "Hopper" });
  await keep();
  await says(desk, { type: "set-hidden", board: true, names: true });
  await keep();
  await says(desk, { type: "draw-teams", count: 2 });
  await keep();
  await says(students[0]!, START_RUN, report(0, 0, 20), report(0, 20, 7));
  await keep();
  await says(desk, { type: "remove-participant", participant: 2 });
  await keep();
  await says(
    desk,
    { type: "readmit-participants", participants: [2] },
    { type: "show-picture", number: 0, picture: "curves" },
  );
  await keep();
  await says(desk, { type: "change-plan", from: 2, rounds: [] });
  await keep();
  await says(
    desk,
    { type: "close-round", round: 0 },
    { type: "open-round", round: 1 },
    { type: "start-round", round: 1 },
  );
  await keep();
  await expectReplayed(row, desk, kept);
});

test("a class that answers questions, pauses, and goes on for longer", async () => {
  const { row, desk, students } = await classes.began(
    ["Ada", "Grace"],
    [openRound("moons", 5), openRound("circles", 5)],
  );
  const { kept, keep } = watched(row);
  const ask = (question: number) => ({
    type: "ask-question",
    question,
    text: "Which is best?",
    choices: ["This", "That"],
  });
  await says(desk, ask(0));
  await keep();
  await says(students[0]!, { type: "answer-question", question: 0, answer: 1 });
  await keep();
  await says(students[1]!, { type: "answer-question", question: 0, answer: 0 });
  await says(desk, { type: "reveal-question", question: 0 });
  await keep();
  await says(desk, { type: "close-question", question: 0 }, { type: "ask-again", question: 1, again: 0 });
  await says(students[1]!, { type: "answer-question", question: 1, answer: 1 });
  await keep();
  await says(desk, { type: "close-question", question: 1 });
  await keep();
  await says(desk, { type: "pause-round", round: 0 });
  await keep();
  await says(desk, { type: "resume-round", round: 0 });
  await keep();
  await says(students[0]!, START_RUN, report(0, 0, 33));
  await says(desk, { type: "extend-round", round: 0, deadline: 900_000 });
  await keep();
  await says(students[0]!, { type: "end-run", run: 0, reason: "stopped" });
  await keep();
  await says(desk, { type: "close-round", round: 0 });
  await keep();
  await expectReplayed(row, desk, kept);
});

const LETTERS: Settings = {
  network: {
    layers: [
      { kind: "context", length: 4, embedding: null },
      { kind: "dense", units: 16, activation: "tanh" },
    ],
  },
  hyperparameters: { learningRate: 0.01, optimiser: "adam", batchSize: 64, epochs: 3, weightDecay: 0 },
};

test("a class whose networks write, that votes on their words, and draws", async () => {
  const drawn = { ...openRound(classDrawingsId(DRAWN), null), drawings: DRAWN };
  const { row, desk, students, seed } = await classes.began(
    ["Ada", "Grace"],
    [openRound("dinosaurs", null), drawn],
  );
  const { kept, keep } = watched(row);
  const run = { settings: LETTERS, ...(await classes.train(row, seed, LETTERS)) };
  await keep();
  for (const student of students) {
    await classes.report(student, 0, run);
    expect(await classes.put(student, row, run, run.weights)).toEqual(DONE);
  }
  await says(students[0]!, { type: "report-words", run: 0, step: 9, words: ["amosaurus"], kinds: null });
  await keep();
  await expect.poll(() => classes.runOf(desk, 1)?.verdict?.agrees, SOON).toBe(true);
  await keep();
  await says(desk, { type: "open-vote", vote: 0, kind: "real-or-invented" });
  await keep();
  for (const student of students)
    await says(student, { type: "cast-vote", vote: 0, item: 0, answer: "real" });
  await keep();
  await says(desk, { type: "close-vote", vote: 0 });
  await keep();
  await says(desk, { type: "close-round", round: 0 }, { type: "open-round", round: 1 });
  await keep();
  const drawing = (author: number, number: number) => ({
    type: "send-drawing",
    round: 1,
    number,
    label: number % 2,
    strokes: drawingBy(author, number, number % 2),
  });
  await says(students[0]!, drawing(0, 0), drawing(0, 1));
  await keep();
  await says(students[1]!, drawing(1, 0));
  await keep();
  const ids = (await classes.server().rooms.open(row)).room.session().drawings.sent.map(({ id }) => id);
  await says(desk, { type: "judge-drawings", round: 1, drawings: ids.slice(0, 2), taken: true });
  await keep();
  await expectReplayed(row, desk, kept);
});

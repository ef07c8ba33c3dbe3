import { gunzipSync, gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { io } from "socket.io-client";
import { isolate } from "@/components/board/isolate";
import { type CurvePoint, curveOf } from "@/lib/learning/curves/curve";
import { formatScore } from "@/lib/learning/numbers/format";
import { SOCKET_PATH } from "@/lib/protocol/socket";
import { decodeSplit, encodeSplit, splitPath } from "@/lib/protocol/split";
import { problem } from "@/lib/session/decide/problem";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab, openClass, takeSeat } from "./support/openings";
import { readBoard, trustOn } from "./support/pages/board";
import { EntryPage } from "./support/pages/entry-page";
import { LabPage } from "./support/pages/lab-page";
import { expectOpenedTest, openedTest } from "./support/pages/opened-test";
import { sayIn } from "./support/texts";
import { wallFaults } from "./support/wall-faults";

const say = sayIn("en");
const HONEST = { learningRate: 0.003, optimiser: "adam", epochs: 15, pace: "fast" } as const;

test("honest runs are checked and reproduced; who trained on validation leads until the server has trained that run again, and has no place", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "An honest board", "digits");
  const otter = await enterLab(visitors, code, { nickname: "Curious Otter" });
  const panda = await enterLab(visitors, code, { nickname: "Brave Panda" });
  // A tampered page: it trains on the examples on which it is measured.
  const cheat = await visitors.arrive();
  await cheat.route(
    ({ pathname }) => pathname.endsWith("/rounds/0/sealed-splits/train"),
    (route) => route.abort(),
  );
  await cheat.route(`**${splitPath(desk.sessionId, 0, "train")}`, async (route) => {
    const url = new URL(splitPath(desk.sessionId, 0, "validation"), cheat.url()).href;
    const response = await route.fetch({ url });
    await route.fulfill({ response, body: threeTimes(await response.body()) });
  });
  await new EntryPage(cheat).join(code, "Sly Fox");
  const fox = new LabPage(cheat);
  const labs = [otter, panda, fox];
  const wall = await visitors.arrive({
    viewport: { width: 1920, height: 1080 },
    storageState: await desk.page.context().storageState(),
  });
  await wall.goto(`/screen/${desk.sessionId}`);
  const screens = [desk.page, wall, ...labs.map(({ page }) => page)];

  const mallory = await visitors.arrive();
  await takeSeat(mallory, code, "Loud Crow");
  const liar = await connectLiar(mallory, desk.sessionId);

  await test.step("numbers that no training has are refused, and the wall stays as it was", async () => {
    await desk.startRound(1);
    expect(await liar.start()).toEqual({ ok: true });
    const absurd = { validationScore: 1e9, validationMetric: 1e9 };
    expect(await liar.report({ ...PERFECT, ...absurd })).toEqual({
      ok: false,
      problem: problem("bad-request"),
    });
    for (const wrong of [{ step: 16_777_216 }, { validationMetric: 0.5 }, { validationLoss: 2.2 }])
      expect(await liar.report({ ...PERFECT, ...wrong })).toEqual({
        ok: false,
        problem: problem("report-impossible"),
      });
    for (const page of screens) expect(await readBoard(page)).toBeNull();
    expect(await wallFaults(wall)).toEqual([]);
    expect(await liar.report(PERFECT)).toEqual({ ok: true });
    expect(await liar.end()).toEqual({ ok: true });
  });

  await test.step("the server computes every score again, and trains the runs again", async () => {
    await otter.train(HONEST);
    await panda.train({ ...HONEST, learningRate: 0.0003, epochs: 4 });
    await fox.train({ ...HONEST, epochs: 25 });
    for (const lab of labs) await lab.runEnds();
    for (const lab of [otter, panda])
      await expect(lab.trust).toHaveText(say("board.trust.reproduced"), { timeout: 60_000 });
    await expect(fox.trust).toHaveText(say("lab.trust.differs"), { timeout: 60_000 });
    for (const page of screens)
      await expect(trustOn(page, "Curious Otter")).toHaveText(say("board.trust.reproduced"));
    await expectAccessible(otter.page, "a lab with a checked run");
  });

  await test.step("a table of ten classes keeps its numbers apart, on a Chromebook and on a phone", async () => {
    const { page } = panda;
    await panda.look("mistakes");
    const table = page.getByRole("table", { name: say("charts.confusion.caption") });
    for (const viewport of [
      { width: 1366, height: 768 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport);
      await expect(table.locator("td")).toHaveCount(100);
      const crowded = await table.locator("td").evaluateAll((cells) =>
        cells.filter((cell) => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          return text.getBoundingClientRect().width > cell.getBoundingClientRect().width - 2;
        }),
      );
      expect(crowded).toEqual([]);
    }
  });

  await test.step("a student draws a digit and their network answers; the host draws one, and every screen says what the checked networks make of it", async () => {
    const { page } = otter;
    await page.getByRole("tab", { name: say("own-input.tab"), exact: true }).click();
    const answer = otter.panel.getByRole("region", { name: say("own-input.answer.title") });
    await expect(answer).toContainText(say("own-input.empty"));
    await drawOne(page);
    await expect(answer).toContainText(`It says ${isolate("1")}, `);
    await expectAccessible(page, "a lab in which something is drawn");

    await desk.page.getByRole("button", { name: say("own-input.asked.open") }).click();
    const dialog = desk.page.getByRole("dialog");
    const ask = dialog.getByRole("button", { name: say("own-input.asked.ask") });
    await ask.click();
    await expect(dialog).toContainText(say("problems.input-empty"));
    await drawOne(desk.page);
    await ask.click();
    await expect.poll(async () => (await desk.storedSession()).inputs[0]?.answers.length).toBe(2);
    const { says } = (await desk.storedSession()).inputs[0];
    const sentence =
      says[0] === says[1]
        ? `2 of 2 networks say ${isolate(String(says[0]))}.`
        : say("own-input.asked.divided", { count: 2 });
    for (const place of [
      dialog,
      wall.getByRole("region", { name: say("own-input.asked.title") }),
      otter.panel,
    ])
      await expect(place.first()).toContainText(sentence);
    expect(await wallFaults(wall)).toEqual([]);
    await expectAccessible(wall, "the projector with what the networks say");
    await expectAccessible(desk.page, "the desk where the networks are asked");
    await desk.page.keyboard.press("Escape");
    await wall.keyboard.press("1");
  });

  await test.step("the host sees whose run came out different, and why", async () => {
    const { runs } = (await desk.storedSession()).participants.find(
      ({ nickname }) => nickname === "Sly Fox",
    )!;
    const reported = formatScore(runs[0].best?.validationScore ?? 0);
    await expect(desk.roster).toContainText(say("host.roster.flag.differs", { reported }));
    await desk.closeRound(1);
    for (const lab of labs) await expect(lab.page.getByText(say("lab.ownTest.sealed"))).toBeVisible();
  });

  await test.step("who reports what might be, and sends no weights, has no place", async () => {
    const noWeights = say("host.roster.flag.noWeights", { reported: formatScore(100) });
    await expect(desk.roster).toContainText(noWeights, { timeout: 60_000 });
    for (const page of screens)
      await expect
        .poll(async () => (await readBoard(page))?.map(({ nickname }) => nickname))
        .toEqual(["Curious Otter", "Brave Panda"]);
    expect(await wallFaults(wall)).toEqual([]);
    liar.leave();
  });

  await test.step("the test opens, and every screen moves to the same places", async () => {
    await desk.openTest(1, { watched: true });
    await expect(wall.locator("[aria-current=step]")).toBeVisible();
    await expect(otter.page.getByText(say("lab.ownTest.beingShown"))).toBeVisible();
    // A projector that is loaded again is where the others are, and the host goes on.
    await wall.reload();
    await desk.press("j");
    await expect
      .poll(async () => openedTest(await desk.storedSession(), 0).length, { timeout: 30_000 })
      .toBe(2);
    const session = await desk.storedSession();
    const places = openedTest(session, 0);
    for (const page of screens) await expectOpenedTest(page, places);
    expect(places[0].nickname).toBe("Curious Otter");
    await expect(cheat.getByText(say("lab.ownTest.absent.came-out-different"))).toBeVisible();
    await expectAccessible(cheat, "a lab whose test is open");
    await expectAccessible(wall, "the projector with an opened test");
    await expectAccessible(desk.page, "the desk with an opened test");
  });
});

test("a round's runs and epochs are limited, and the lab says why", async ({ visitors, teacher }) => {
  const { desk, code } = await openClass(visitors, teacher, "Two tries", "moons", {
    mostRuns: 2,
    mostEpochs: 30,
    ladder: true,
  });
  const lab = await enterLab(visitors, code);
  await desk.startRound(1);
  await expect(lab.page.getByText(say("lab.runsOf", { count: 0, limit: 2 }))).toBeVisible();
  await expect(lab.page.getByText(say("lab.train.epochLimit", { count: 30 }))).toBeVisible();
  await expect(lab.trainButton).toBeEnabled({ timeout: 30_000 });
  await lab.choose({ epochs: 100 });
  await expect(lab.epochs).toHaveAttribute("aria-invalid", "true");
  await expect(lab.trainButton).toHaveAttribute("aria-disabled", "true");
  await lab.choose({ epochs: 30 });
  await lab.train({ learningRate: 0.1, pace: "fast" });
  await lab.runEnds();
  await expect(lab.page.getByText(say("board.ladder"))).toBeVisible();
  await lab.train({ learningRate: 0.3, pace: "fast" });
  const spent = say("lab.train.noRunsLeft", { count: 2 });
  await expect(lab.page.getByText(spent)).toBeVisible({ timeout: 60_000 });
  await expect(lab.saved).toBeVisible({ timeout: 30_000 });
  await expect(lab.page.getByText(say("lab.runsOf", { count: 2, limit: 2 })).first()).toBeVisible();
  await expect(lab.trainButton).toHaveAttribute("aria-disabled", "true");
  await expect(lab.trainButton).toHaveAccessibleDescription(spent);
  await lab.trainButton.press("Enter");
  await expect(lab.runs).toHaveCount(2);
  await expectAccessible(lab.page, "a lab with no runs left");
  const [{ runs }] = (await desk.storedSession()).participants;
  expect(runs.map(({ hyperparameters }) => hyperparameters.epochs)).toEqual([30, 30]);
});

test("a forged report does not rank, the host and the forger see why, and an honest run makes up for it", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "A forged report", "moons");
  const page = await visitors.arrive();
  let forging = true;
  await page.routeWebSocket(/socket/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const text = message.toString();
      server.send(forging && text.includes('"report-points"') ? flattered(text) : message);
    });
  });
  await new EntryPage(page).join(code, "Sly Fox");
  const lab = new LabPage(page);
  await desk.startRound(1);
  await lab.train({ learningRate: 0.01, epochs: 5, pace: "fast" });
  await lab.runEnds();

  const theRun = async () => (await desk.storedSession()).participants[0].runs[0];
  await expect.poll(async () => (await theRun()).verdict?.agrees).toBe(false);
  const forged = await theRun();
  const found = formatScore(forged.verdict?.validation.score ?? 0);
  const reported = formatScore(forged.best?.validationScore ?? 0);
  await expect(desk.roster).toContainText(say("host.roster.flag.score", { reported, found }));
  await expect(lab.trust).toHaveText(say("lab.trust.refuted", { found }));
  expect(await readBoard(desk.page)).toBeNull();
  await expectAccessible(desk.page, "the desk with a refuted report");
  await expectAccessible(page, "the lab of a refuted report");

  forging = false;
  await lab.train({ learningRate: 0.3, epochs: 30, pace: "fast" });
  await lab.runEnds();
  await expect(lab.trust).toHaveText(say("board.trust.reproduced"), { timeout: 30_000 });
  await expect(trustOn(desk.page, "Sly Fox")).toHaveText(say("board.trust.reproduced"));
});

/** Draws a one on a page's pad: a line from top to bottom. */
async function drawOne(page: Page): Promise<void> {
  const pad = page.getByRole("application", { name: say("own-input.example.pad") });
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await pad.boundingBox())!;
  await page.mouse.move(x + 0.55 * width, y + 0.2 * height);
  await page.mouse.down();
  await page.mouse.move(x + 0.5 * width, y + 0.8 * height, { steps: 12 });
  await page.mouse.up();
}

/** The validation split repeated until it is as large as the training split. */
function threeTimes(gzipped: Buffer): Buffer {
  const { count, features, labels } = decodeSplit(new Uint8Array(gunzipSync(gzipped)).buffer, [28, 28, 1]);
  const repeated = (values: Iterable<number>) => Float32Array.from([...values, ...values, ...values]);
  const split = { count: 3 * count, features: repeated(features), labels: repeated(labels) };
  return gzipSync(Buffer.from(encodeSplit(split)));
}

/** A report in which every validation score is twice as close to 100, with all other numbers to match. */
function flattered(text: string): string {
  const change = (report: string, column: keyof CurvePoint, better: (value: number) => number) =>
    report.replace(
      new RegExp(`"${column}":\\[([^\\]]*)\\]`),
      (_, values: string) => `"${column}":[${values.split(",").map((value) => better(Number(value)))}]`,
    );
  const scored = change(text, "validationScore", (score) => (100 + score) / 2);
  const right = change(scored, "validationMetric", (accuracy) => (1 + accuracy) / 2);
  return change(right, "validationLoss", (loss) => loss / 2);
}

/** The points that a perfect run might report at its end. */
const PERFECT: CurvePoint = {
  ...{ step: 93 * 5, epoch: 5, trainLoss: 0, validationLoss: 0 },
  ...{ trainScore: 100, validationScore: 100, trainMetric: 1, validationMetric: 1 },
};

/** A program that talks to the class like a page, with this page's seat, and trains nothing. */
async function connectLiar(page: Page, session: string) {
  const cookies = await page.context().cookies();
  const { origin } = new URL((await page.request.get("/")).url());
  const socket = io(origin, {
    ...{ path: SOCKET_PATH, transports: ["websocket"], forceNew: true },
    extraHeaders: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "), origin },
    auth: { session, screen: "lab", position: null },
  });
  const send = (command: unknown): Promise<unknown> => socket.timeout(10_000).emitWithAck("command", command);
  const settings = {
    network: { layers: [{ kind: "dense", units: 16, activation: "relu" }] },
    hyperparameters: { learningRate: 0.05, optimiser: "sgd", batchSize: 32, epochs: 5, weightDecay: 0 },
  };
  return {
    start: () =>
      send({ type: "start-run", run: 0, round: 0, ...settings, device: { backend: "simd", name: "" } }),
    report: (point: CurvePoint) => send({ type: "report-points", run: 0, from: 0, points: curveOf([point]) }),
    end: () => send({ type: "end-run", run: 0, reason: "finished" }),
    leave: () => socket.disconnect(),
  };
}

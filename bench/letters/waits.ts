import { chromium, type Page } from "@playwright/test";
import { openClass } from "@/e2e/support/openings";
import { EntryPage } from "@/e2e/support/pages/entry-page";
import { LabPage } from "@/e2e/support/pages/lab-page";
import { SetUpPage } from "@/e2e/support/pages/set-up-page";
import { startServer } from "@/e2e/support/start-server";
import { sayIn } from "@/e2e/support/texts";
import { Visitors } from "@/e2e/support/visitors";
import { median } from "@/lib/learning/numbers/median";
import { CHROMIUM_FLAGS, chromiumPath } from "@/scripts/toolchain/chromium.mjs";
import { type Marks, markMoments, stampReplies } from "./marks";

/** What a student with a slow computer waits for after pressing Train, in milliseconds. */
export type Waits = {
  /** Until the first words that the network wrote are on the page. */
  readonly first_words_ms: number;
  /** Until the page hears of a validation loss of at most 2.35. */
  readonly loss_2_35_ms: number;
};

const say = sayIn("en");
const TEACHER = { name: "Ada Lovelace", email: "ada@school.example", password: "a fairly long password" };
const LOSS = 2.35;
const ROUNDS = 5;
const THROTTLE = 4;
/** A student reads for a while before pressing Train; meanwhile the engines are compared. */
const READING_MS = 3_000;
const PATIENCE_MS = 120_000;

/**
 * Medians of five students, one after another, in the real lab of a real server (`dist/server.mjs`), at full speed and with a quarter of the processor.
 * Chromium slows the page down, but not its worker. So the worker's own time, by its own clock, is counted three times more: for the loss, from the
 * request to train until the loss is sent; for the words, whenever it has a request for a prediction, training between two of its parts included.
 */
export async function measureWaits(log: (sentence: string) => void): Promise<Waits> {
  const server = await startServer();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS.stories });
  const visitors = new Visitors(browser, server.origin);
  try {
    const setUp = new SetUpPage(await visitors.arrive());
    await setUp.signUp(server, TEACHER);
    const teacher = await setUp.page.context().storageState();
    const { desk, code } = await openClass(visitors, teacher, "Letters", "first-names");
    await desk.startRound(1);
    const marks: Marks[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      marks.push(await marksOf(await visitors.arrive(), code, `Otter ${round + 1}`));
      log(JSON.stringify(marks.at(-1)));
    }
    const slowed = (worker: number) => (THROTTLE - 1) * worker;
    return {
      first_words_ms: median(marks.map(({ words, writing }) => words + slowed(writing))),
      loss_2_35_ms: median(marks.map(({ loss, training }) => loss + slowed(training))),
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Of a student who joins with this page and trains once. */
async function marksOf(page: Page, code: string, nickname: string): Promise<Marks> {
  // tsx compiles functions so that they call this where their names are kept.
  const keepName = "globalThis.__name = (value) => value;";
  await page.addInitScript(keepName);
  await page.addInitScript(markMoments, { region: say("writing.words"), wanted: LOSS });
  await new EntryPage(page).join(code, nickname);
  const lab = new LabPage(page);
  const { trainButton } = lab;
  await trainButton.waitFor();
  await page.getByRole("tab", { name: say("writing.tab"), exact: true }).click();
  await lab.choose({ pace: "fast" });
  await page.waitForTimeout(READING_MS);
  for (const worker of page.workers()) {
    await worker.evaluate(keepName);
    await worker.evaluate(stampReplies);
  }
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  await trainButton.click();
  const marks = await page.waitForFunction(
    () => (globalThis as unknown as { marks(): Marks | null }).marks(),
    undefined,
    { timeout: PATIENCE_MS, polling: 200 },
  );
  const found = await marks.jsonValue();
  await page.context().close();
  return found!;
}

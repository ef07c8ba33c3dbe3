import { testMoves } from "@/lib/session/board/test-moves";
import type { Session } from "@/lib/session/log/session";
import { expect, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import { ClassVote } from "./support/pages/class-vote";
import type { LabPage } from "./support/pages/lab-page";
import { NetworkEditor } from "./support/pages/network-editor";
import { expectOpenedTest, openedTest } from "./support/pages/opened-test";
import { ReplayPage } from "./support/pages/replay-page";
import { WrittenWords } from "./support/pages/written-words";
import { sayIn } from "./support/texts";

const say = sayIn("en");
const WALL = { width: 1920, height: 1080 };
/** A network that is too small, one that is about right, and one that learns the list by heart. */
const UNITS = { Ana: 8, Bo: 32, Cyd: 256 } as const;

test.use({ actionTimeout: 20_000 });

test("three students teach networks of three sizes to name dinosaurs: the largest recites, the class votes on what is real, and the replay shows it all again", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Dinosaurs", "dinosaurs");
  const wall = await visitors.arrive({ viewport: WALL, storageState: teacher });
  await wall.goto(`/screen/${desk.sessionId}`);
  const names = Object.keys(UNITS) as (keyof typeof UNITS)[];
  const labs: LabPage[] = [];
  for (const nickname of names) labs.push(await enterLab(visitors, code, { nickname }));
  await desk.startRound(1);

  await test.step("each trains a network of its own size, which writes while it learns", async () => {
    for (const [index, lab] of labs.entries()) {
      await expect(lab.trainButton).toBeEnabled({ timeout: 30_000 });
      await new NetworkEditor(lab.page).set(2, "dense", UNITS[names[index]]);
      await lab.train({ pace: "fast" });
    }
    for (const lab of labs) {
      await lab.runEnds();
      const written = new WrittenWords(lab.page);
      await written.look("words");
      await expect.poll(() => written.words()).toHaveLength(12);
    }
  });

  await test.step("the largest recites its training list, and does worst on words that it never saw", async () => {
    const recited = labs.map(
      ({ page }) =>
        () =>
          new WrittenWords(page).recited(),
    );
    await expect.poll(recited[2], { timeout: 30_000 }).toBeGreaterThan(0.3);
    await expect.poll(recited[0], { timeout: 30_000 }).toBeLessThan(0.1);
    const { participants } = await desk.storedSession();
    const losses = participants.map(({ runs: [{ curve }] }) => curve.validationLoss.at(-1) ?? 0);
    expect(Math.max(...losses)).toBe(losses[2]);
    // What the class sees of it: the same shares, as the labs reported them.
    await expect
      .poll(async () => recitedShares(await desk.storedSession()).every(Number.isFinite), { timeout: 15_000 })
      .toBe(true);
    const shares = recitedShares(await desk.storedSession());
    expect(Math.max(...shares)).toBe(shares[2]);
  });
  await desk.closeRound(1);

  const vote = new ClassVote(desk.page);
  const ballots = labs.map(({ page }) => new ClassVote(page));
  const words =
    await test.step("the class votes on ten words, and nobody is told more than that", async () => {
      await vote.open();
      const asked = await ballots[0].words();
      expect(asked).toHaveLength(10);
      for (const ballot of ballots) await ballot.answerAll((word) => (word.length % 2 ? "real" : "invented"));
      await vote.haveVoted(3, 3);
      for (const word of asked) await expect(wall.getByText(word, { exact: true }).first()).toBeVisible();
      return asked;
    });

  await test.step("the answers say what each word was, and by whose network", async () => {
    await vote.showAnswers();
    const answers = await ballots[0].answers();
    expect(answers.map(({ word }) => word)).toEqual(words);
    const { votes } = await desk.storedSession();
    expect(votes).toHaveLength(1);
    for (const ballot of ballots) await ballot.putAside();
  });

  await test.step("the sealed test is opened", async () => {
    await desk.openTest(1);
    await expect
      .poll(async () => testMoves(await desk.storedSession(), 0)?.rows.length ?? 0, { timeout: 30_000 })
      .toBe(3);
    await expectOpenedTest(wall, openedTest(await desk.storedSession(), 0));
  });

  await test.step("the replay shows the vote and the words again", async () => {
    await desk.endSession();
    const { participants } = await desk.storedSession();
    await desk.page.goto(`/replay/${desk.sessionId}`);
    const replay = new ReplayPage(desk.page);
    await replay.toTheEnd();
    await replay.look("words");
    for (const { runs } of participants)
      for (const word of runs[0].writing?.words.slice(0, 3) ?? [])
        await expect(desk.page.getByText(word, { exact: true }).first()).toBeVisible();
    await desk.page.getByRole("tab", { name: say("replay.vote"), exact: true }).click();
    expect((await vote.answers()).map(({ word }) => word)).toEqual(words);
  });
});

/** The share of recited words that each student's run reported last. */
function recitedShares({ participants }: Session): number[] {
  return participants.map(({ runs: [run] }) => run.writing?.shares.at(-1)?.recited ?? Number.NaN);
}

import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab } from "./support/openings";
import { DeskPage } from "./support/pages/desk-page";
import { OwnWordsDialog } from "./support/pages/own-words-dialog";
import { PlanPage } from "./support/pages/plan-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");
const TITLE = "Rivers of Downhill";

/** Different words of the letters a to j. */
const WORDS = Array.from({ length: 120 }, (_, number) =>
  [...String(1000 + number)].map((digit) => "abcdefghij"[Number(digit)]).join(""),
);

test("a teacher's own words are read while they are pasted, kept through a reload, and played under their title", async ({
  visitors,
  teacher,
}) => {
  const page = await visitors.arrive({ storageState: teacher });
  const plan = new PlanPage(page);
  await plan.open();
  await plan.plan("Words of ours", []);
  const words = new OwnWordsDialog(page);

  await test.step("what cannot be used is refused with a reason, and stays in the field", async () => {
    await words.open();
    await words.write("river");
    await expect(words.alert).toHaveText(
      say("teach.plan.ownWords.problems.too-few", { count: 1, min: "50" }),
    );
    expect(await words.paste("river\n".repeat(1_700_000))).toBe(false);
    await expect(words.alert.first()).toContainText(
      say("teach.plan.ownWords.notTaken", { megabytes: "10.2", size: "1.5" }),
    );
    await words.close();
    await words.open();
    expect(await words.typed()).toBe("river");
    await words.choose({ name: "drawing.txt", text: "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR" });
    await expect(words.alert).toHaveText(say("teach.plan.ownWords.problems.not-text"));
  });

  await test.step("the rest is shown with what was left out, line by line", async () => {
    const broken = Array.from({ length: 47 }, (_, number) => `${number}`.padStart(61, "y"));
    await words.choose({
      name: "rivers.csv",
      text: [...WORDS, WORDS[0], "fuck", "a;b", ...broken].join("\r\n"),
    });
    await expect(words.dialog).toContainText(say("teach.plan.ownWords.found", { count: 120, letters: 10 }));
    for (const [key, count] of [
      ["repeated", 1],
      ["offensive", 1],
      ["refused", 48],
    ] as const)
      await expect(words.dialog).toContainText(say(`teach.plan.ownWords.${key}`, { count }));
    await expect(words.dialog).toContainText(say("teach.plan.ownWords.lines.columns", { line: 123 }));
    await expect(words.dialog).toContainText(say("teach.plan.ownWords.lines.more", { count: 38 }));
    await words.use();
    await expect(words.dialog).toContainText(say("teach.plan.ownWords.nameMissing"));
    await words.title.fill(TITLE);
    await expectAccessible(page, "own words");
    await words.use();
    await expect(words.dialog).toBeHidden();
  });

  await page.reload();
  await expect(page.getByText(say("teach.draft.restoredTitle"))).toBeVisible();
  await plan.create();
  const desk = new DeskPage(page);
  await desk.isLive();
  await expect(page.getByText(TITLE)).toBeVisible();

  const lab = await enterLab(visitors, await desk.joinCode());
  await desk.press("o");
  await expect(lab.page.getByText(TITLE)).toBeVisible();
  await expect(lab.page.getByText(say("common.ownWordsQuestion"))).toBeVisible();

  await test.step("another lesson like this one has the words, too", async () => {
    await page.goto(`/teach/new?from=${desk.sessionId}`);
    await expect(page.getByRole("button", { name: say("teach.own.addOf", { title: TITLE }) })).toBeVisible();
    await plan.create();
    await expect(page.getByText(TITLE)).toBeVisible();
  });
});

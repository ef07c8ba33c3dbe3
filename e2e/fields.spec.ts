import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import { EntryPage } from "./support/pages/entry-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");
/** With a joiner between two letters, which Persian spelling needs, and one inside an emoji. */
const NAME = "علی\u200Cرضا 👩\u200D🚀";

/** Types text that an input method is still composing (and underlines). */
async function compose(page: Page, text: string): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  const end = text.length;
  await protocol.send("Input.imeSetComposition", { text, selectionStart: end, selectionEnd: end });
}

/** Fields with text so small that a phone zooms into them. */
function smallFields(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("input, textarea, select")]
      .filter((field) => field.checkVisibility() && field.clientWidth > 1)
      .filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16)
      .map((field) => field.outerHTML),
  );
}

test("a code is changed where it is tapped, found in what is pasted, and not disturbed while it is composed", async ({
  visitors,
}) => {
  const entry = new EntryPage(await visitors.arrive({ viewport: { width: 390, height: 844 } }));
  const { page } = entry;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press("Control+V");
  };
  await entry.open();
  await page.keyboard.type("k7mq4p");
  await expect(entry.code).toHaveValue("K7MQ4P");

  await entry.tapBox(3);
  await expect(entry.caretIn(3)).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(entry.code).toHaveValue("K7Q4P");
  await expect(entry.caretIn(3)).toBeVisible();
  await page.keyboard.type("a");
  await expect(entry.code).toHaveValue("K7AQ4P");
  await page.keyboard.type("o");
  await expect(page.getByText(say("join.codeLookAlike", { symbol: "O" }))).toBeVisible();
  await page.keyboard.type("c");
  await expect(entry.code).toHaveValue("K7AC4P");

  await paste("see you in the gym");
  await expect(entry.refusal).toHaveText(say("join.codeNotFound"));
  await expect(entry.code).toHaveValue("K7AC4P");
  await paste("Join us: http://school.example/join/k7mq4p today");
  await expect(entry.code).toHaveValue("K7MQ4P");
  await expect(entry.refusal).toBeHidden();

  await entry.code.fill("");
  await compose(page, "w");
  await compose(page, "wp");
  await compose(page, "wph");
  await page.keyboard.insertText("wph");
  await expect(entry.code).toHaveValue("WPH");
  expect(await smallFields(page)).toEqual([]);
});

test("numbers train as they are typed or not at all, and names stay as they are written", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Typed", "moons");
  const lab = await enterLab(visitors, code, { nickname: NAME, viewport: { width: 390, height: 844 } });
  const { page } = lab;

  await test.step("a name stays as it was written, and nobody else gets one that looks like it", async () => {
    await expect(desk.roster.getByText(NAME, { exact: true })).toBeVisible();
    const other = new EntryPage(await visitors.arrive());
    await other.open();
    await other.typeCode(code);
    await other.takeSeat("علیرضا 👩‍🚀");
    await expect(other.refusal).toHaveText(say("problems.nickname-taken"));
  });

  await test.step("Escape and Enter of an input method neither close nor store a name", async () => {
    const { page: host } = desk;
    await host.getByRole("button", { name: say("host.roster.rename", { nickname: NAME }) }).click();
    const field = desk.roster.getByRole("textbox");
    await field.fill("");
    await compose(host, "kan");
    await field.evaluate((input) => {
      for (const key of ["Escape", "Enter"])
        input.dispatchEvent(
          new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true }),
        );
    });
    await expect(field).toHaveValue("kan");
    await host.keyboard.insertText("感");
    await field.press("Enter");
    await expect(desk.roster.getByText("感", { exact: true })).toBeVisible();
  });

  await desk.startRound(1);
  await expect(lab.trainButton).toBeEnabled({ timeout: 30_000 });
  await test.step("what is no number is refused beside its field, and Train waits", async () => {
    await lab.learningRate.fill("٠٫٠٣");
    await lab.epochs.fill("");
    await lab.epochs.pressSequentially("1,5");
    const sentence = say("common.numbers.whole", {
      min: "\u20661\u2069",
      max: "\u2066500\u2069",
      example: "\u206660\u2069",
    });
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
    await expect(lab.epochs).toHaveAttribute("aria-invalid", "true");
    await expect(lab.epochs).toHaveAccessibleDescription(sentence);
    await expect(lab.trainButton).toBeDisabled();
    await lab.trainButton.click({ force: true });
    await expect(lab.runs).toHaveCount(0);
    await expect(lab.epochs).toHaveValue("1,5");
    await expectAccessible(page, "a lab with a number that is refused");
    await page
      .getByRole("button", { name: say("common.numbers.waits", { label: say("lab.settings.epochs") }) })
      .click();
    await expect(lab.epochs).toBeFocused();
    expect(await smallFields(page)).toEqual([]);
  });
  await test.step("it trains with the numbers that are shown", async () => {
    await lab.epochs.fill("۳");
    await lab.epochs.press("Enter");
    await expect(lab.epochs).toHaveValue("3");
    await expect(lab.learningRate).toHaveValue("0.03");
    await lab.train({ pace: "fast" });
    await expect
      .poll(async () =>
        (await desk.storedSession()).participants[0].runs.map(({ hyperparameters }) => hyperparameters),
      )
      .toEqual([expect.objectContaining({ learningRate: 0.03, epochs: 3 })]);
  });
});

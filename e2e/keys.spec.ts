import type { Page } from "@playwright/test";
import { isPaused } from "@/lib/session/log/session";
import { expect, test } from "./support/classroom";
import { openClass, takeSeat } from "./support/openings";
import type { DeskPage } from "./support/pages/desk-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");
/** Every letter, several digits and signs: each of them is a command somewhere. */
const SENTENCE = "The quick brown fox jumps over the lazy dog? 1, 2, 3.";

test("a class is run by keys, and nothing that is written is a command", async ({ visitors, teacher }) => {
  const { desk, code } = await openClass(visitors, teacher, "Keys", "moons");
  const { page } = desk;
  const stored = () => desk.storedSession();
  await takeSeat(page, code, "Otter");
  await desk.press("s", { now: true });
  await expect(desk.closeButton(1)).toBeVisible();

  await test.step("a note goes into its field, whatever letters it has", async () => {
    const before = await stored();
    await desk.press("m");
    await page.keyboard.type(SENTENCE);
    await expect(page.getByRole("textbox", { name: say("host.note.label") })).toHaveValue(SENTENCE);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeHidden();
    const { phase, rounds, hidden, notes } = await stored();
    expect({ phase, rounds, hidden }).toEqual({
      ...{ phase: before.phase, rounds: before.rounds, hidden: before.hidden },
    });
    expect(notes.map(({ text }) => text)).toEqual([SENTENCE]);
  });

  await test.step("keys go on after a drop-down was used, and in another script; a key pressed meanwhile waits its turn", async () => {
    const picture = page.getByRole("combobox", { name: say("class-pictures.title") });
    await picture.click();
    await page.getByRole("option", { name: say("class-pictures.names.sizes") }).click();
    for (const key of ["b", "a", "p", "b"]) await page.keyboard.press(key);
    await expect
      .poll(async () => ({ ...(await stored()).hidden, paused: isPaused(await stored()) }))
      .toEqual({ board: false, names: true, paused: true });
    await pressPlace(page, "ح", "KeyP");
    await expect.poll(async () => isPaused(await stored())).toBe(false);

    await page.keyboard.press("4");
    await expect(picture).toHaveText(say("class-pictures.names.scale"));
  });

  await test.step("the desk is one screen: the space bar does not move it, however long its lists are", async () => {
    await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      const row = document.querySelector("ul[tabindex] > li");
      for (let copies = 0; row && copies < 60; copies++) {
        row.parentElement?.append(row.cloneNode(true));
        // As on boards: only a screen reader finds it.
        row.parentElement?.lastElementChild?.insertAdjacentHTML("beforeend", '<i class="sr-only">1</i>');
      }
    });
    await page.keyboard.press(" ");
    expect(await page.evaluate(() => [document.documentElement.scrollHeight, window.scrollY])).toEqual([
      page.viewportSize()?.height,
      0,
    ]);
  });

  await desk.endSession();
  await test.step("the replay is played by keys, and its address knows the moment", () => playByKeys(desk));
});

/** The replay of a class long enough to lose one's place in it. */
async function playByKeys({ page, sessionId }: DeskPage): Promise<void> {
  await page.route("**/log*", async (route) => {
    const response = await route.fetch();
    const log = await response.json();
    for (const event of log.events) event.at *= 20;
    await route.fulfill({ response, json: log });
  });
  await page.goto(`/replay/${sessionId}`);
  const player = page.getByRole("region", { name: say("replay.controls") });
  const clock = player.locator("p.tabular > span").first();
  const speed = player.getByRole("combobox", { name: say("replay.speed") });

  await speed.click();
  await page.getByRole("option", { name: "1×", exact: true }).click();
  const start = await clock.textContent();
  await page.keyboard.press("End");
  await expect(clock).not.toHaveText(start ?? "");
  const end = await clock.textContent();
  await page.keyboard.press("ArrowLeft");
  await expect(clock).not.toHaveText(end ?? "");
  const place = (await clock.textContent()) ?? "";

  await pressPlace(page, "ن", "KeyK");
  await expect(player.getByRole("button", { name: say("replay.pause"), exact: true })).toBeVisible();
  await pressPlace(page, "K", "KeyK");
  await expect(player.getByRole("button", { name: say("replay.play"), exact: true })).toBeVisible();
  const left = (await clock.textContent()) ?? place;

  // Long enough after the jump to the end not to count as part of the same seek.
  await page.waitForTimeout(3_100);
  await page.keyboard.press("0");
  await expect(clock).toHaveText(start ?? "");
  await page.goBack();
  await expect(clock).toHaveText(left);
  await page.reload();
  await expect(clock).toHaveText(left);
}

/** Presses a key by its position, under a layout in which it types something else; or with Caps Lock. */
async function pressPlace(page: Page, key: string, code: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.dispatchKeyEvent", { type: "keyDown", key, code, text: key });
  await keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", key, code });
  await keyboard.detach();
}

import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import type { LabPage } from "./support/pages/lab-page";

const CHROMEBOOK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** As long as a nickname may be. */
const LONGEST = "Wonderfully Curious Otte";
const LONGEST_ARABIC = "القطة الفضولية الذكيةجدا";

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The positions of everything in the lab's header on the page, and of the main button on the screen. */
function places(page: Page): Promise<Record<string, Box>> {
  return page.evaluate(() => {
    const boxOf = (element: Element, scrolled = 0) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      // Nobody sees a move by a fraction of a pixel.
      const [left, top] = [Math.round(x), Math.round(y + scrolled)];
      return { x: left, y: top, width: Math.round(width), height: Math.round(height) };
    };
    const header = document.querySelector("header");
    if (!header) throw new Error("This page has no header.");
    const named = [...header.querySelectorAll<HTMLElement>("[data-place]")];
    return Object.fromEntries([
      ["header", boxOf(header, scrollY)],
      ["train", boxOf(document.querySelector("[data-train-bar] button") as Element)],
      ...named.map((place) => [place.dataset.place, boxOf(place, scrollY)]),
    ]);
  });
}

/** Makes every word in the header several times as long, and every number a million. */
function growWords(page: Page): Promise<void> {
  return page.evaluate(() => {
    const header = document.querySelector("header") as Element;
    const texts = document.createTreeWalker(header, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      text.nodeValue = `${text.nodeValue} `.repeat(4).replace(/\d+/g, "1,000,000");
    }
  });
}

/** Trains slowly enough to watch; the header shows everything that it can on the way. */
async function trainAndMeasure(lab: LabPage): Promise<void> {
  await expect(lab.trainButton).toBeEnabled({ timeout: 30_000 });
  const before = await places(lab.page);
  await lab.train({ epochs: 20, pace: 10 });
  await expect.poll(() => lab.step()).toBeGreaterThan(0);
  expect(await places(lab.page)).toEqual(before);
  await lab.choose({ pace: "fast" });
  await lab.runEnds();
  expect(await places(lab.page)).toEqual(before);
}

test("nothing in the lab's header moves while one trains, and on a phone Train stays in reach", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Small screens", "moons", { optimiser: "adam" });
  const lab = await enterLab(visitors, code, { nickname: LONGEST });
  const arabic = await enterLab(visitors, code, { nickname: LONGEST_ARABIC, locale: "ar", viewport: PHONE });
  await desk.startRound(1);

  await test.step("on a Chromebook its parts keep their places, however long their words get", async () => {
    await trainAndMeasure(lab);
    const before = await places(lab.page);
    await lab.page.getByRole("heading", { level: 1 }).getByRole("button").click();
    await expect(lab.page.getByRole("dialog")).toContainText(LONGEST);
    await expectAccessible(lab.page, "all that the header says");
    await lab.page.keyboard.press("Escape");
    await growWords(lab.page);
    expect(await places(lab.page)).toEqual(before);
  });

  const { page } = arabic;
  const inSight = async () => {
    const { y, height } = (await places(page)).train;
    return { y, height, isSeen: y >= 0 && y + height <= (page.viewportSize()?.height ?? 0) };
  };
  await test.step("on a phone, in Arabic too, it has two short lines and Train is at the bottom of the screen", async () => {
    await trainAndMeasure(arabic);
    const before = await places(page);
    expect(before.header.height).toBeLessThanOrEqual(96);
    const top = await inSight();
    expect(top.isSeen).toBe(true);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    expect(await inSight()).toEqual(top);
    const covered = await page.evaluate(() => {
      const bar = (document.querySelector("[data-train-bar]") as Element).getBoundingClientRect();
      const cards = [...document.querySelectorAll("main section")].map((card) =>
        card.getBoundingClientRect(),
      );
      return Math.max(...cards.map(({ bottom }) => bottom)) > bar.top;
    });
    expect(covered).toBe(false);
    await page.evaluate(() => scrollTo(0, 0));
    await growWords(page);
    expect((await places(page)).header).toEqual(before.header);
    await page.reload();
  });

  await test.step("with the keyboard on the screen, the field that is typed in stands above Train", async () => {
    await page.setViewportSize({ width: PHONE.width, height: 420 });
    await arabic.learningRate.focus();
    const field = await arabic.learningRate.boundingBox();
    const { y, isSeen } = await inSight();
    expect([isSeen, field !== null && field.y >= 0 && field.y + field.height < y]).toEqual([true, true]);
    await page.setViewportSize(PHONE);
  });

  await test.step("what the round fixes is one line, which says by name what and why", async () => {
    await expect(arabic.optimiser).toHaveCount(0);
    await arabic.openFixed();
    await expect(arabic.fixed).toContainText(arabic.say("lab.optimisers.adam"));
    await expect(arabic.fixed).toContainText(arabic.say("lab.settings.locked"));
    await expectAccessible(page, "a phone's lab in Arabic");
  });

  await test.step("a tablet has two columns, and Train in sight in the first", async () => {
    for (const viewport of [
      { width: 820, height: 1180 },
      { width: 1024, height: 768 },
    ]) {
      await lab.page.setViewportSize(viewport);
      const lefts = await lab.page
        .locator("main > *")
        .evaluateAll((parts) => parts.map((part) => Math.round(part.getBoundingClientRect().left)));
      expect(new Set(lefts).size).toBe(2);
      await lab.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect(lab.trainButton).toBeInViewport({ ratio: 1 });
    }
    await lab.page.setViewportSize(CHROMEBOOK);
  });
});

test("on a Chromebook the desk fits its screen in every phase, with the code in sight, and on a phone it begins with the next step and the students", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "A desk that fits", "moons");
  const { page } = desk;
  const lab = await enterLab(visitors, code, { nickname: LONGEST });
  await enterLab(visitors, code, { nickname: LONGEST_ARABIC, locale: "ar" });
  await page.setViewportSize(CHROMEBOOK);
  const inHeader = page.getByRole("banner").getByText(code, { exact: true });

  /** The size of the page beyond its screen, and where the code is. */
  const fits = async (phase: string) => {
    await expect(inHeader, phase).toBeInViewport({ ratio: 1 });
    const beyond = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { across: scrollWidth - innerWidth, down: scrollHeight - innerHeight };
    });
    expect({ phase, ...beyond }).toEqual({ phase, across: 0, down: 0 });
  };

  await test.step("in the lobby, with somebody at the door", async () => {
    await page.getByRole("button", { name: desk.say("host.door.open") }).click();
    await page.getByRole("switch", { name: desk.say("host.door.approval.label") }).click();
    await enterLab(visitors, code, { nickname: "Late Lynx" });
    await expect(page.getByText("Late Lynx")).toBeVisible();
    await fits("lobby");
    await page.getByRole("button", { name: desk.say("host.door.open") }).click();
    await fits("lobby, the door's switches away");
  });

  await test.step("while a round is introduced, runs, and is over", async () => {
    await page.keyboard.press("o");
    await expect(page.getByText(desk.say("host.script.moments.opened", { round: 1 }))).toBeVisible();
    await fits("opened");
    await desk.startRound(1);
    await expect(desk.closeButton(1)).toBeVisible();
    await lab.page.getByRole("button", { name: lab.say("lab.hand.raise") }).click();
    await lab.train({ epochs: 6 });
    await lab.runEnds();
    await expect(page.getByText("Late Lynx")).toBeVisible();
    await fits("running");
    await desk.closeRound(1);
    await expect(page.getByText(desk.say("host.script.moments.between", { round: 1 }))).toBeVisible();
    await fits("between");
    await desk.openTest(1);
    await fits("test opened");
  });

  await test.step("on a phone nothing is wider than the screen, and code, next step and students come first", async () => {
    await page.setViewportSize(PHONE);
    await expect(inHeader).toBeInViewport({ ratio: 1 });
    const { across, tops } = await page.evaluate(() => {
      const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? -1;
      return {
        across: document.documentElement.scrollWidth - innerWidth,
        tops: [
          top("header"),
          ...["Script", "Students", "Rounds"].map((name) => top(`section[aria-label="${name}"]`)),
        ],
      };
    });
    expect(across).toBe(0);
    expect(tops).toEqual([...tops].sort((one, other) => one - other));
    await page.setViewportSize(CHROMEBOOK);
  });

  await test.step("once it is over, there is no code", async () => {
    await desk.endSession();
    await expect(inHeader).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  });
});

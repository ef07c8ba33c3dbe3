import type { Page } from "@playwright/test";
import { openEmbedded } from "@/db/store/open";
import { twoSpirals } from "@/lib/challenges/two-spirals";
import { picturesOf } from "@/lib/session/board/pictures/class-picture";
import type { ClassSketch } from "@/lib/testing/session/sketched-class";
import { expect, test } from "./support/classroom";
import { enrolClass } from "./support/full-class";
import { showPicture } from "./support/pages/wall-pictures";
import { sayIn } from "./support/texts";
import { wallFaults, watchCanvases, wordsOnCanvases } from "./support/wall-faults";

// A server of its own: whole classes are put into its database while it is down.
test.use({ school: "with large classes" });

const say = sayIn("en");
const TITLE = "Machine learning for the eleventh year, Tuesdays and Thursdays, room 204 and the library";
const ARABIC_NAMES = ["ياسمين", "عبد الرحمن", "نور الهدى", "كريم", "ليلى", "محمد الأمين"];
const arabicName = (student: number) => `${ARABIC_NAMES[student % 6]} ${Math.floor(student / 6) + 1}`;
const NOTE =
  "Look at the three curves that fell fastest at first and then stopped. Why would that be? Talk with your neighbour for a minute, then tell us what you would change about the learning rate, and why.";

const CLASSES = {
  lobby: { students: 150, moment: "lobby" },
  locked: { students: 150, moment: "lobby", locked: true },
  opened: { students: 30, moment: "opened" },
  alone: { students: 1, moment: "running" },
  running: { students: 300, moment: "running", teams: 12, note: NOTE },
  lockedRound: { students: 30, moment: "running", locked: true },
  paused: { students: 30, moment: "paused", spotlight: true },
  hidden: { students: 30, moment: "closed", spotlight: true, hidden: { board: true, names: true } },
  closed: { students: 150, moment: "closed" },
  tested: { students: 150, moment: "tested", teams: 12 },
  arabic: { students: 30, moment: "tested", nameOf: arabicName },
  ended: { students: 30, moment: "ended" },
} satisfies Record<string, Omit<ClassSketch, "title">>;
type ClassName = keyof typeof CLASSES;
/** Those of a closed round about points in the plane. */
const PICTURES = picturesOf(twoSpirals, true);

const SIZES = [
  [640, 360],
  [683, 512],
  [1920, 1080],
] as const;

/** What is on the projector after its size or its picture has changed. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    // Curves are drawn thirty times a second.
    await new Promise((resolve) => setTimeout(resolve, 80));
  });
}

async function expectWhole(page: Page, state: string, sizes: readonly (readonly [number, number])[] = SIZES) {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await settle(page);
    expect(await wallFaults(page), `${state}, ${width} × ${height}`).toEqual([]);
  }
}

test("every state of the wall is whole on every projector and can be read from the last row, and the desk is one screen", async ({
  visitors,
  server,
  teacher,
}) => {
  const ids = await server.lookInto(async (folder) => {
    const { db, close } = await openEmbedded(folder);
    const enrolled: [string, string][] = [];
    for (const [name, sketch] of Object.entries<Omit<ClassSketch, "title">>(CLASSES))
      enrolled.push([name, await enrolClass(db, { title: TITLE, ...sketch })]);
    await close();
    return Object.fromEntries(enrolled) as Record<ClassName, string>;
  });
  const wall = await visitors.arrive({ storageState: teacher });
  await watchCanvases(wall);
  await wall.emulateMedia({ reducedMotion: "reduce" });
  const show = async (name: ClassName) => {
    await wall.goto(`/screen/${ids[name]}`);
    await expect(wall.getByRole("heading", { level: 1 })).toBeVisible();
  };
  const code = wall.locator("header .font-mono");

  await test.step("a lobby counts the names for which there is no room", async () => {
    await show("lobby");
    await expectWhole(wall, "lobby", [...SIZES, [800, 600], [1024, 768], [3840, 2160]]);
    const names = await wall
      .getByRole("region", { name: say("projector.lobby.here") })
      .getByRole("listitem")
      .all();
    const rest = Number(/\+(\d+)/.exec((await names.at(-1)?.textContent()) ?? "")?.[1]);
    expect(names.length - 1 + rest).toBe(150);
    await show("locked");
    await expect(wall.getByText(say("projector.lobby.locked"))).toBeVisible();
    await expectWhole(wall, "locked lobby");
    await show("opened");
    await expectWhole(wall, "coming up");
  });

  await test.step("a round shows the code to latecomers, unless the door is locked", async () => {
    for (const name of ["running", "alone", "paused"] as const) {
      await show(name);
      await expect(code).toHaveText(/^[0-9A-Z]{6}$/);
      await expectWhole(wall, name);
    }
    await show("lockedRound");
    await expect(wall.getByRole("region", { name: say("projector.board") })).toBeVisible();
    await expect(code).toHaveCount(0);
  });

  await test.step("every picture of a closed round is whole, and lists count what they leave out", async () => {
    await show("closed");
    await expect(code).toBeVisible();
    await expectWhole(wall, "closed, what it showed");
    for (const picture of PICTURES) {
      await showPicture(wall, picture);
      if (picture === "surfaces") await expect(wall.getByRole("img").nth(5)).toBeVisible();
      await expectWhole(wall, `closed, ${picture}`);
    }
    await showPicture(wall, "curves");
    const rotation = (name: "off" | "on" | "held") =>
      wall.getByRole("button", { name: say(`class-pictures.rotation.${name}`), exact: true });
    await expect(rotation("off")).toBeVisible();
    for (const [key, state] of [
      ["l", "on"],
      ["2", "held"],
      ["2", "on"],
      ["l", "off"],
    ] as const) {
      await wall.keyboard.press(key);
      await expect(rotation(state)).toBeVisible();
    }
    await expectWhole(wall, "closed, after rotating", [[1024, 768]]);
    const rows = await wall.locator("tbody tr").allTextContents();
    expect(rows.at(-1)).toContain(say("board.test.more", { count: 150 - (rows.length - 1) }));
    await showPicture(wall, "surfaces");
    const tiles = wall.getByRole("region", { name: say("class-pictures.surfaces.title") });
    // How many fit is found by trying, while the list is already there.
    await expect(async () => {
      const shown = await tiles.getByRole("listitem").count();
      const count = say("class-pictures.surfaces.count", { shown, of: 150, order: "score" });
      await expect(tiles).toContainText(count, { timeout: 500 });
    }).toPass({ timeout: 15_000 });
  });

  await test.step("so are an opened test and the end, in both directions of reading", async () => {
    await show("tested");
    await expectWhole(wall, "tested");
    await showPicture(wall, "debrief");
    await expectWhole(wall, "tested, what it showed");
    await show("ended");
    await expect(wall.getByRole("listitem").filter({ has: wall.getByRole("heading") })).toHaveCount(5);
    await expectWhole(wall, "ended");
    await expect(code).toHaveCount(0);
    const arabic = await visitors.arrive({ storageState: teacher, locale: "ar" });
    await arabic.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
    await arabic.goto(`/screen/${ids.arabic}`);
    await expect(arabic.getByRole("heading", { level: 1 })).toBeVisible();
    await expectWhole(arabic, "Arabic");
    for (const picture of ["rates", "surfaces", "misses", "debrief"] as const) {
      await showPicture(arabic, picture, "ar");
      await expectWhole(arabic, `Arabic, ${picture}`);
    }
  });

  await test.step("with the board hidden nobody's score is on the wall, on no picture", async () => {
    await show("hidden");
    for (const picture of PICTURES) {
      await showPicture(wall, picture);
      if (picture === "surfaces") await expect(wall.getByRole("img").nth(5)).toBeVisible();
      await expectWhole(wall, `hidden, ${picture}`, [[1024, 768]]);
      const main = wall.getByRole("main");
      // 88.8 is the score of the first place, which the debrief tells as the best of all, without its owner; nicknames are replaced by animals.
      await expect(main).not.toContainText(picture === "debrief" ? /Curious|Brave/ : /88\.8|Curious|Brave/);
      await expect(main.getByRole("slider")).toHaveCount(0);
    }
    await showPicture(wall, "rates");
    await settle(wall);
    // The axis of scores has no figures.
    expect(await wordsOnCanvases(wall)).not.toContain("100");
  });

  await test.step("the desk is one screen with one line above it, however large the class is", async () => {
    const desk = await visitors.arrive({ storageState: teacher });
    for (const name of ["lobby", "alone", "running", "lockedRound", "tested", "ended"] as const) {
      await desk.goto(`/teach/${ids[name]}`);
      await expect(desk.getByRole("heading", { level: 1 })).toHaveText(TITLE);
      const header = desk.getByRole("banner");
      const { height } = (await header.boundingBox()) ?? { height: 0 };
      const tall = await desk.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      expect({ name, height, tall }).toEqual({ name, height: 56, tall: 0 });
      // In sight in every phase in which somebody can join by it.
      await expect(header.locator(".font-mono")).toHaveCount(
        name === "lockedRound" || name === "ended" ? 0 : 1,
      );
      await expect(header.getByText(say("host.join.locked"))).toHaveCount(name === "lockedRound" ? 1 : 0);
    }
  });
});

import { expectAccessible } from "../support/accessibility";
import { expect, test } from "../support/classroom";
import { enterLab, openClass } from "../support/openings";
import { ReplayPage } from "../support/pages/replay-page";
import { sayIn } from "../support/texts";

const say = sayIn("en");
const [ANA, BO] = ["Ana", "Bo"];
const SHOWN = "Watch Ana from here";
const OWN = "Ask them about the gap";

test("a class is read like a game: its overview, its moments, notes beside them, and one student's path, by its host and with the link", async ({
  teacher,
  visitors,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Nets for 9b", "moons");
  const labs = [
    await enterLab(visitors, code, { nickname: ANA }),
    await enterLab(visitors, code, { nickname: BO }),
  ];
  await desk.startRound(1);
  for (const learningRate of [0.01, 0.1]) {
    for (const lab of labs) await lab.train({ learningRate, epochs: 5, pace: "fast" });
    for (const lab of labs) await lab.runEnds();
  }
  await desk.closeRound(1);
  await desk.openTest(1);
  await desk.endSession();
  const { events } = await desk.storedLog();
  const [opened] = events.filter((event) => event.type === "test-opened");
  const winners = opened.results
    .filter(({ rank }) => rank === 1)
    .map(({ participant }) => [ANA, BO][participant]);

  const { page } = desk;
  const replay = new ReplayPage(page);
  await test.step("it opens on how the class went", async () => {
    await page.goto(`/replay/${desk.sessionId}`);
    await expect(replay.overview).toBeVisible();
    await expect(replay.overview.getByText(say("replay.overview.loading"))).toHaveCount(0);
    const round = replay.overview.getByRole("article");
    await expect(round).toHaveCount(1);
    for (const winner of winners) await expect(round).toContainText(winner);
    await expectAccessible(page, "the overview of a class");
    expect(new URL(page.url()).search).toBe("");
  });

  await test.step("it plays, and Back leads to the overview again", async () => {
    await replay.overview
      .getByRole("button", { name: say("replay.overview.playRound", { number: 1 }) })
      .click();
    await expect(replay.overview).toBeHidden();
    await page.keyboard.press("k");
    expect(new URL(page.url()).searchParams.get("t")).toMatch(/^\d\d:\d\d$/);
    await page.goBack();
    await expect(replay.overview).toBeVisible();
  });

  await test.step("a marker says what it is, and leads there", async () => {
    const marker = replay.marker(say("replay.moment.testOpened", { round: 1 }));
    await marker.focus();
    await page.keyboard.press("Enter");
    await expect(replay.overview).toBeHidden();
    await expect(marker).toHaveAccessibleName(new RegExp(`^${await replay.clock.textContent()} `));
    await expectAccessible(page, "a replay at the opening of its test");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: say("replay.keys.title") })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("the host writes two notes here, one of them for the class", async () => {
    await replay.addNote(SHOWN, { shown: true });
    await replay.addNote(OWN, { shown: false });
    await page.getByRole("tab", { name: say("replay.moments") }).click();
    await expect(page.getByRole("list").getByText(SHOWN)).toBeVisible();
    await expect(page.getByRole("list").getByText(OWN)).toBeVisible();
    await expectAccessible(page, "a replay with notes");
  });

  await test.step("a student is followed, and a run leads to its start", async () => {
    await page.getByRole("tab", { name: say("replay.follow.tab"), exact: true }).click();
    await page.getByRole("combobox", { name: say("replay.follow.who") }).click();
    await page.getByRole("option", { name: BO, exact: true }).click();
    const runs = page.getByRole("listitem").filter({ hasText: say("replay.follow.run", { number: 2 }) });
    await expect(runs).toContainText("0.01\u2069\u2069 → \u2068\u20660.1");
    await runs.getByRole("button").click();
    await expect(runs).toContainText((await replay.clock.textContent()) ?? "never");
    await expectAccessible(page, "a student who is followed");
  });

  const [moment, link] =
    await test.step("a reload stays at the moment, and the link to it is shared", async () => {
      await page.waitForTimeout(1_200);
      const moment = (await replay.clock.textContent()) ?? "";
      await page.reload();
      await expect(replay.clock).toHaveText(moment);
      return [moment, await replay.shareMoment()] as const;
    });

  await test.step("whoever has the link opens it there, reads the note for the class and nobody's name, and comes back there", async () => {
    const guest = new ReplayPage(await visitors.arrive());
    await guest.page.goto(link);
    await expect(guest.clock).toHaveText(moment);
    await guest.page.waitForTimeout(1_200);
    await guest.page.reload();
    await expect(guest.clock).toHaveText(moment);
    expect(new URL(guest.page.url()).searchParams.get("share")).toBe(new URL(link).searchParams.get("share"));
    await guest.page.getByRole("tab", { name: say("replay.moments") }).click();
    await expect(guest.page.getByRole("list").getByText(/Watch .+ from here/)).toBeVisible();
    await expect(guest.page.getByRole("button", { name: say("replay.notes.add") })).toHaveCount(0);
    expect(await guest.page.content()).not.toMatch(/Watch Ana|Ask them|Bo\b/);
    await guest.page.getByRole("button", { name: say("replay.overview.open"), exact: true }).click();
    await expect(guest.overview).toBeVisible();
    await expectAccessible(guest.page, "an overview by the link");
  });

  await test.step("the host deletes a note", async () => {
    await page.getByRole("tab", { name: say("replay.moments") }).click();
    const note = page.getByRole("listitem").filter({ hasText: OWN });
    await note.getByRole("button", { name: say("replay.notes.delete") }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: say("replay.notes.delete") })
      .click();
    await expect(note).toHaveCount(0);
    await page.reload();
    await page.getByRole("tab", { name: say("replay.moments") }).click();
    await expect(page.getByRole("list").getByText(SHOWN)).toBeVisible();
    await expect(page.getByText(OWN)).toHaveCount(0);
  });
});

import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab, openClass, takeSeat } from "./support/openings";
import { EntryPage } from "./support/pages/entry-page";
import { LabPage } from "./support/pages/lab-page";
import { StudentDrawer } from "./support/pages/student-drawer";
import { sayIn } from "./support/texts";

const say = sayIn("en");
const TITLE = "One by one";
const SENTENCE = "Try a smaller rate, and look at the first ten epochs.";
const NOTE = "Found momentum without any help";
const PHONE = { width: 390, height: 844 };

test("a teacher opens a student, says something to them alone, notes something, and moves their seat to another device", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, TITLE, "moons");
  const ana = await enterLab(visitors, code, { nickname: "Ana" });
  const bo = await enterLab(visitors, code, { nickname: "Bo" });
  for (const nickname of ["Cyd", "Dee", "Eli", "Flo", "Gus", "Hal"])
    await takeSeat(await visitors.arrive(), code, nickname);
  const student = new StudentDrawer(desk.page);
  const told = (lab: LabPage) => lab.page.getByText(SENTENCE, { exact: true });
  await desk.startRound(1);

  await test.step("a raised hand is in the tab's title, and at the top of the roster", async () => {
    await expect(desk.page).toHaveTitle(TITLE);
    await bo.page.getByRole("button", { name: say("lab.hand.raise") }).click();
    await expect(desk.page).toHaveTitle(`(${say("host.alerts.hands", { count: 1 })}) ${TITLE}`);
    await expect(desk.roster.getByRole("listitem").first()).toContainText("Bo");
    const sound = desk.page.getByRole("button", { name: say("host.alerts.sound") });
    await expect(sound).toHaveAttribute("aria-pressed", "false");
    await sound.click();
    await desk.page.reload();
    await desk.isLive();
    await expect(sound).toHaveAttribute("aria-pressed", "true");
  });

  await test.step("the drawer opens by keyboard, is in the address, and Escape leads back to where it was opened", async () => {
    const name = desk.roster.getByRole("button", { name: "Bo", exact: true });
    await name.focus();
    await desk.page.keyboard.press("Enter");
    await expect(student.of("Bo")).toBeFocused();
    await expect(desk.page).toHaveURL(/\?student=1$/);
    await expectAccessible(desk.page, "a student's drawer");
    await desk.page.keyboard.press("Escape");
    await expect(student.drawer).toBeHidden();
    await expect(name).toBeFocused();
    await student.open("Bo");
    await desk.page.reload();
    await expect(student.of("Bo")).toBeVisible();
    await student.drawer.getByRole("button", { name: /^Lower the hand/ }).click();
    await expect(desk.page).toHaveTitle(TITLE);
  });

  await test.step("one sentence reaches that lab only, and stays there until it is put aside", async () => {
    const places = () => bo.trainButton.boundingBox();
    await expect(bo.trainButton).toBeVisible();
    const before = await places();
    await student.say("x".repeat(201));
    await expect(student.drawer.getByText(say("problems.message-too-long"))).toBeVisible();
    await student.say(SENTENCE);
    await expect(student.said).toContainText(SENTENCE);
    await expect(told(bo)).toBeVisible();
    expect(await places()).toEqual(before);
    await expectAccessible(bo.page, "a lab with a message");
    await bo.page.reload();
    await expect(told(bo)).toBeVisible();
    await bo.page.getByRole("button", { name: say("lab.message.dismiss") }).click();
    await expect(told(bo)).toBeHidden();
    await bo.page.reload();
    await expect(bo.trainButton).toBeVisible();
    await expect(told(bo)).toBeHidden();
    await expect(told(ana)).toBeHidden();
  });

  await test.step("a note about a student is with the student, and nowhere else", async () => {
    await student.note(NOTE);
    await expect(student.notes).toContainText(NOTE);
    await expect(desk.page.getByText(NOTE)).toHaveCount(1);
    for (const lab of [ana, bo]) await expect(lab.page.getByText(NOTE)).toHaveCount(0);
  });

  await test.step("from the list of all commands, a student opens with their runs, curves, settings and surface", async () => {
    await ana.train({ epochs: 6, learningRate: 0.05 });
    await ana.runEnds();
    await desk.command("Student: Ana");
    await expect(student.of("Ana")).toBeVisible();
    await student.run(1).click();
    await expect(student.drawer.getByRole("img", { name: /epoch 6/ })).toBeVisible();
    await expect(student.drawer.locator("dl")).toContainText("0.05");
    await expect(
      student.drawer.getByRole("img", { name: say("host.student.surface", { number: 1 }) }),
    ).toBeVisible();
  });

  const moved =
    await test.step("the seat moves by a code typed into the boxes of a class; its old device is told, and has no way back", async () => {
      const seatCode = await student.moveCode();
      expect(seatCode).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{6}$/);
      await expectAccessible(desk.page, "a code for another device");
      const other = await visitors.arrive({ viewport: PHONE });
      const entry = new EntryPage(other);
      await entry.open();
      await entry.typeCode(seatCode);
      await expect(other.getByRole("heading", { level: 1 })).toHaveText(`Continue as Ana in ${TITLE}?`);
      await expectAccessible(other, "moving a seat");
      // Looking uses nothing up.
      await other.reload();
      expect(await ana.page.getByText(say("problems.seat-moved")).count()).toBe(0);
      await other.getByRole("button", { name: say("join.move.go") }).click();
      await other.waitForURL(new RegExp(`/play/${code}`));
      await expect(ana.page.getByRole("heading", { name: say("problems.seat-moved") })).toBeVisible();
      await expect(ana.page.getByRole("main").getByRole("button")).toHaveCount(0);
      await expect(ana.page.getByRole("main").getByRole("link")).toHaveCount(0);
      const late = new EntryPage(await visitors.arrive());
      await late.open();
      await late.typeCode(seatCode);
      await expect(late.refusal).toHaveText(say("problems.no-such-code"));
      return new LabPage(other);
    });

  await test.step("name and runs have come along, and the student trains on", async () => {
    await expect(moved.runs).toHaveCount(1, { timeout: 30_000 });
    await moved.train({ epochs: 3 });
    await expect(student.run(2)).toBeVisible();
    await expect(desk.row("Ana")).toContainText(say("host.roster.runs", { count: 2 }));
  });

  await test.step("on a phone the drawer is a sheet over the desk, and nothing is wider than the screen", async () => {
    await desk.page.setViewportSize(PHONE);
    const box = await student.of("Ana").boundingBox();
    expect(box).toEqual({ x: 0, y: 0, ...PHONE });
    const wide = () => desk.page.evaluate(() => document.documentElement.scrollWidth);
    expect(await wide()).toBe(PHONE.width);
    await student.drawer.getByRole("button", { name: say("common.close") }).click();
    await expect(student.drawer).toBeHidden();
    expect(await wide()).toBe(PHONE.width);
    await expectAccessible(desk.page, "a phone's desk");
  });
});

import { readFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab } from "./support/openings";
import { DeskPage } from "./support/pages/desk-page";
import { PlanPage } from "./support/pages/plan-page";
import { sayIn } from "./support/texts";

const say = sayIn("en");

/** Leaves of two trees as German Excel writes them: decimal commas, a gap, a cell that is no number, and a column of names. */
const LEAVES = Array.from({ length: 120 }, (_, leaf) => {
  const isOak = leaf % 2 === 0;
  const length = (isOak ? 11 : 7) + ((leaf * 37) % 40) / 10;
  const width = (isOak ? 6 : 5) + ((leaf * 53) % 30) / 10;
  const cell = (value: number) => value.toFixed(1).replace(".", ",");
  return [
    `Blatt ${leaf}`,
    leaf === 5 ? "" : cell(length),
    leaf === 9 ? "ca. 5" : cell(width),
    ["hell", "dunkel"][(leaf >> 1) % 2],
    isOak ? "Eiche" : "Ulme",
  ].join(";");
});
const GERMAN = `Name;Länge (cm);Breite (cm);Farbe;Baum\r\n${LEAVES.join("\r\n")}\r\n`;

test("a class trains on a table that its teacher brings, and the replay and the report know it", async ({
  visitors,
  teacher,
}) => {
  const page = await visitors.arrive({ storageState: teacher });
  const dialog = page.getByRole("dialog");
  const choose = (name: string, bytes: Buffer) =>
    dialog.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: bytes });
  const table = (key: string, values?: Record<string, string | number>) =>
    say(`teach.own.table.${key}`, values);

  await test.step("what is no table is refused with what to do", async () => {
    await page.goto("/teach/challenges");
    await expect(page.getByText(say("teach.own.noneTitle"))).toBeVisible();
    await page.getByRole("button", { name: table("open") }).click();
    await choose("table.xlsx", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 8, 0]));
    await expect(dialog.getByRole("alert")).toHaveText(table("files.not-text"));
    await choose("broken.csv", Buffer.from('a,b\n1,2\n"3,4\n5,6\n'));
    await expect(dialog.getByRole("alert")).toHaveText(table("files.open-quote", { row: 3 }));
  });

  await test.step("a file of German Excel is read as it was meant, and what is left out is named by row and column", async () => {
    await choose("Blätter_im_Park.csv", Buffer.from(GERMAN, "latin1"));
    await expect(dialog.getByLabel(table("name"), { exact: true })).toHaveValue("Blätter im Park");
    await expect(dialog).toContainText(table("used", { rows: 118, inputs: 4 }));
    await expect(dialog).toContainText(table("gaps", { count: 1 }));
    await expect(dialog).toContainText(table("cell", { row: 11, column: "Breite (cm)" }));
    await expect(dialog.getByText("ca. 5")).toBeVisible();
    await expectAccessible(page, "an own table");
  });

  await test.step("what is predicted, and from what, can be changed", async () => {
    await dialog.getByRole("combobox", { name: table("target") }).click();
    await page.getByRole("option", { name: "Länge (cm)" }).click();
    await expect(dialog).toContainText(table("kinds.number"));
    await dialog.getByRole("combobox", { name: table("target") }).click();
    await page.getByRole("option", { name: "Baum" }).click();
    await dialog.getByRole("combobox", { name: table("useOf", { column: "Farbe" }) }).click();
    await page.getByRole("option", { name: table("uses.out") }).click();
    await expect(dialog).toContainText(table("used", { rows: 118, inputs: 2 }));
    await dialog.getByRole("combobox", { name: table("useOf", { column: "Farbe" }) }).click();
    await page.getByRole("option", { name: table("uses.categories") }).click();
    await dialog.getByRole("button", { name: say("teach.own.choose.keep") }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("heading", { name: "Blätter im Park" })).toBeVisible();
    await expectAccessible(page, "own challenges");
  });

  await test.step("it is exported with all others as one file, and comes back from it", async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: say("teach.own.export") }).click(),
    ]);
    const file = await readFile(await download.path());
    const { challenges } = JSON.parse(file.toString()) as { challenges: { title: string }[] };
    expect(challenges.map(({ title }) => title)).toEqual(["Blätter im Park"]);
    await page.getByRole("button", { name: say("teach.own.deleteOf", { title: "Blätter im Park" }) }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: say("teach.own.delete") })
      .click();
    await expect(page.getByText(say("teach.own.noneTitle"))).toBeVisible();
    const take = (buffer: Buffer) =>
      page
        .getByLabel(say("teach.own.import"), { exact: true })
        .last()
        .setInputFiles({ name: "downhill-challenges.json", mimeType: "application/json", buffer });
    await take(Buffer.from("{}"));
    await expect(page.getByText(say("teach.own.importFailed"))).toBeVisible();
    await take(file);
    await expect(page.getByText(say("teach.own.imported", { count: 1 }))).toBeVisible();
    await expect(page.getByRole("heading", { name: "Blätter im Park" })).toBeVisible();
  });

  const plan = new PlanPage(page);
  await plan.open();
  await plan.plan("Leaves", []);
  await page.getByRole("button", { name: say("teach.own.addOf", { title: "Blätter im Park" }) }).click();
  await plan.create();
  const desk = new DeskPage(page);
  await desk.isLive();

  const lab = await enterLab(visitors, await desk.joinCode());
  await desk.startRound(1);
  await test.step("a student trains on it and tries a leaf of their own", async () => {
    await expect(lab.page.getByText("Blätter im Park").first()).toBeVisible();
    await expect(lab.page.getByText(say("common.ownTableQuestion", { target: "Baum" }))).toBeVisible();
    await lab.train({ pace: "fast" });
    await lab.runEnds();
    await expect(lab.page.getByText("Eiche").first()).toBeVisible();
    await expectAccessible(lab.page, "a lab on an own table");
  });

  await test.step("its test is opened, and the replay shows what was played", async () => {
    await desk.closeRound(1);
    await desk.openTest(1);
    const session = desk.sessionId;
    await desk.endSession();
    await page.goto(`/replay/${session}`);
    await expect(page.getByText("Blätter im Park").first()).toBeVisible();
    await page.goto(`/teach/${session}/report`);
    await expect(page.getByText("Blätter im Park").first()).toBeVisible();
  });
});

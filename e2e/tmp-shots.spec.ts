import { sessions, teachers } from "@/db/schema";
import { addCoTeacher } from "@/db/session/co-teachers";
import { createSession } from "@/db/session/sessions";
import { openEmbedded } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { expect, test } from "./support/classroom";
import { PastLessons } from "./support/pages/past-lessons";

test.use({ school: "of shots" });
const OUT = "/tmp/lesson-shots";

test("shots", async ({ server, teacher, visitors }) => {
  await server.lookInto(async (folder) => {
    const { db, close } = await openEmbedded(folder);
    const [{ id: hostId }] = await db.select().from(teachers).limit(1);
    const [grace] = await db
      .insert(teachers)
      .values({ name: "Grace Hopper", email: "grace@school.example", passwordHash: null })
      .returning();
    await db
      .insert(teachers)
      .values({ name: "Grace Hopper", email: "g.hopper.physics@school.example", passwordHash: null });
    const plan = { rounds: [openRound("moons", null)] };
    const names = ["Curious Otter", "Brave Falcon", "Zoë", "Ada", "Thoughtful Hedgehog"];
    const T = [
      "How a network learns",
      "Two moons and a spiral: what a hidden layer is for, with many more words than fit",
      "الشبكات العصبية للصف الثامن",
      "Letters",
      "Mislabelled drawings",
    ];
    const rows = Array.from({ length: 26 }, (_, i) => {
      const at = new Date(Date.UTC(2026, 8 + Math.floor(i / 13), 1 + i, 8, 30));
      return {
        hostId,
        title: T[i % 5],
        plan,
        joinCode: "K7MPQ" + (i % 9),
        secret: new Uint8Array(32),
        createdAt: at,
        endedAt: at,
        classLabel: ["8b", "9a", null, "10c", "الصف الثامن"][i % 5],
        kept: i % 6 === 1,
        shareToken: i % 4 === 0 ? `t${i}` : null,
        archivedAt: i % 11 === 3 ? at : null,
        outcome: {
          rounds: 1 + (i % 5),
          students: 20 + i,
          runs: 100 + 7 * i,
          winners: i % 7 === 6 ? [] : names.slice(0, 1 + (i % 5 === 4 ? 4 : i % 2)),
        },
      };
    });
    await db.insert(sessions).values(rows);
    const at = new Date(Date.UTC(2026, 9, 20));
    const [s] = await db
      .insert(sessions)
      .values({
        hostId: grace.id,
        title: "Double lesson with Grace",
        plan,
        joinCode: "SHARED",
        secret: new Uint8Array(32),
        createdAt: at,
        endedAt: at,
        classLabel: "8b",
        outcome: { rounds: 3, students: 25, runs: 90, winners: ["Quick Lynx"] },
      })
      .returning();
    await addCoTeacher(db, s.id, grace.id, hostId);
    const live = await createSession(db, { hostId, title: "How a network learns", plan });
    await createSession(db, { hostId, title: "Tomorrow's lesson", plan });
    await addCoTeacher(db, live.id, hostId, grace.id);
    await close();
  });
  const shot = async (
    name: string,
    options: any,
    scheme: "light" | "dark",
    query = "",
    then?: (l: PastLessons) => Promise<void>,
  ) => {
    const page = await visitors.arrive({ storageState: teacher, ...options });
    await page.emulateMedia({ colorScheme: scheme });
    const l = new PastLessons(page, options.locale ?? "en");
    await page.goto("/teach" + query);
    await expect(l.section).toBeVisible();
    if (then) await then(l);
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: !then });
    await page.close();
  };
  await shot("wide-light", {}, "light");
  await shot("wide-dark", {}, "dark", "?class=8b");
  await shot("arabic", { locale: "ar" }, "light");
  await shot("phone", { viewport: { width: 390, height: 844 } }, "light");
  await shot("phone-dark-ar", { viewport: { width: 390, height: 844 }, locale: "ar" }, "dark");
  await shot("none", {}, "light", "?q=penguins&class=8b");
  await shot("menu", {}, "light", "", async ({ page }) => {
    await page
      .getByRole("button", { name: /^Actions/ })
      .nth(3)
      .click();
  });
  await shot("menu-phone", { viewport: { width: 390, height: 844 } }, "dark", "", async ({ page }) => {
    await page
      .getByRole("button", { name: /^Actions/ })
      .nth(3)
      .click();
  });
  await shot("teachers", {}, "light", "", async ({ page }) => {
    await page
      .getByRole("button", { name: /^Actions: How/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Teachers" }).click();
    await page.getByRole("dialog").getByRole("combobox").waitFor();
  });
  await shot(
    "teachers-phone-ar",
    { viewport: { width: 390, height: 844 }, locale: "ar" },
    "dark",
    "",
    async ({ page }) => {
      await page
        .getByRole("button", { name: /^إجراءات: How/ })
        .first()
        .click();
      await page.getByRole("menuitem", { name: "المعلّمون" }).click();
      await page.getByRole("dialog").getByRole("combobox").waitFor();
    },
  );
  await shot("class-dialog", {}, "light", "", async ({ page }) => {
    await page
      .getByRole("button", { name: /^Actions/ })
      .nth(3)
      .click();
    await page.getByRole("menuitem", { name: "Choose class" }).click();
  });
  const page = await visitors.arrive({ storageState: teacher });
  await page.goto("/teach");
  await page.getByRole("link", { name: /^Open desk: How/ }).click();
  await page.getByRole("button", { name: "Teachers" }).waitFor();
  await page.waitForTimeout(1000);
  await page.screenshot({ path: `${OUT}/desk.png` });
  const phone = await visitors.arrive({ storageState: teacher, viewport: { width: 390, height: 844 } });
  await phone.goto(page.url());
  await phone.getByRole("button", { name: "Teachers" }).waitFor();
  await phone.waitForTimeout(1000);
  await phone.screenshot({ path: `${OUT}/desk-phone.png` });
});

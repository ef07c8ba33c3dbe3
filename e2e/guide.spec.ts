import { LOCALES } from "@/lib/i18n/locales";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";

test("the host's guide is there for a teacher in both languages, each round with an address of its own", async ({
  visitors,
  teacher,
}) => {
  for (const locale of LOCALES) {
    const page = await visitors.arrive({ locale, storageState: teacher });
    await page.goto("/teach/guide#trap");
    await expect(page.locator("#trap")).toBeInViewport();
    await expect(page.locator("#trap blockquote")).toHaveCount(1);
    await expect(page.locator("main kbd")).not.toHaveCount(0);
    await expectAccessible(page, `the host's guide in ${locale}`);
  }
});

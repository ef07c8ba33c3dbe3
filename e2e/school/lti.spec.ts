import { freePort } from "@/lib/testing/database/ports";
import { INSTRUCTOR, LEARNER, startLearningPlatform } from "@/lib/testing/server/lti/learning-platform";
import { expectAccessible } from "../support/accessibility";
import { expect, TEACHER, test } from "../support/classroom";
import { SetUpPage } from "../support/pages/set-up-page";
import { SignInPage } from "../support/pages/sign-in-page";
import { startServer } from "../support/start-server";
import { sayIn } from "../support/texts";
import { Visitors } from "../support/visitors";

const say = sayIn("en");

test("a class is reached from the school's learning platform, by its teacher and by students", async ({
  browser,
}) => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  // Another site than ours, as far as browsers are concerned.
  const platform = await startLearningPlatform(() => origin, "localhost");
  const server = await startServer({ PORT: String(port), PUBLIC_URL: origin });
  const visitors = new Visitors(browser, origin);
  const ada = { subject: "17", roles: [INSTRUCTOR], name: "A. Lovelace" };
  try {
    const owner = await visitors.arrive();
    await new SetUpPage(owner).signUp(server, TEACHER);

    await test.step("an owner registers the platform", async () => {
      await owner.goto("/teach/people");
      await owner.getByRole("link", { name: say("lti.nav") }).click();
      await expect(owner.getByText(`${origin}/api/lti/login`)).toBeVisible();
      await owner.getByRole("button", { name: say("lti.add.submit") }).click();
      await expect(owner.getByText(say("problems.platform-issuer"))).toBeVisible();
      const { registration } = platform;
      for (const field of [
        "name",
        "issuer",
        "clientId",
        "deploymentId",
        "authorisationUrl",
        "keysUrl",
      ] as const)
        await owner.getByLabel(say(`lti.add.${field}`), { exact: true }).fill(registration[field]);
      await expectAccessible(owner, "the page of learning platforms");
      await owner.getByRole("button", { name: say("lti.add.submit") }).click();
      await expect(owner.getByText(say("lti.add.done"))).toBeVisible();
      await expect(owner.getByRole("listitem").filter({ hasText: registration.name })).toBeVisible();
    });

    await owner.goto("/teach/new");
    await owner
      .getByRole("button", { name: say("teach.plan.create") })
      .first()
      .click();
    await expect(owner).toHaveURL(/\/teach\/[\da-f-]{36}$/);
    const desk = owner.url();

    await test.step("she comes from there, signs in once, and links the two accounts", async () => {
      platform.visit(ada);
      const page = await visitors.arrive();
      await page.goto(`${platform.origin}/course`);
      await page.getByRole("link", { name: "Visit 0" }).click();
      await new SignInPage(page).signIn(TEACHER.email, TEACHER.password);
      await expect(page.getByText(ada.name)).toBeVisible();
      await expectAccessible(page, "linking an account at a platform");
      await page.getByRole("button", { name: say("lti.link.submit") }).click();
      await expect(page).toHaveURL(`${origin}/teach`);
      await page.getByRole("link", { name: say("teach.account.open", { name: TEACHER.name }) }).click();
      await expect(page.getByText(say("lti.deeds.linked"))).toBeVisible();
    });

    await test.step("inside the platform's page she chooses what a link opens", async () => {
      platform.visit({ ...ada, chooses: true });
      const page = await visitors.arrive();
      await page.goto(`${platform.origin}/course`);
      await page.getByRole("link", { name: "Frame 1" }).click();
      const frame = page.frameLocator("iframe");
      await expect(frame.getByRole("heading", { name: say("lti.choose.title") })).toBeVisible();
      await frame.getByRole("button", { name: say("lti.choose.submit") }).click();
      await expect(frame.getByRole("heading", { name: "Link added" })).toBeVisible();
      expect(platform.chosen).toHaveLength(1);
    });
    const custom = platform.chosen[0]?.items[0]?.custom as Record<string, string>;

    await test.step("the link opens her desk, without a password", async () => {
      platform.visit({ ...ada, custom });
      const page = await visitors.arrive();
      await page.goto(`${platform.origin}/course`);
      await page.getByRole("link", { name: "Visit 2" }).click();
      await expect(page).toHaveURL(desk);
    });

    await test.step("students come to the door, choose a nickname, and nobody learns their name", async () => {
      platform.visit({ subject: "18", roles: [LEARNER], name: "Grace Hopper", custom });
      const page = await visitors.arrive();
      await page.goto(`${platform.origin}/course`);
      await page.getByRole("link", { name: "Visit 3" }).click();
      const nickname = page.getByLabel(say("join.nicknameLabel"));
      await expect(nickname).not.toHaveValue(/Grace|Hopper/);
      await expect(page.getByText("Grace")).toHaveCount(0);
      await nickname.fill("Otter");
      await page.getByRole("button", { name: say("join.enter") }).click();
      await expect(page).toHaveURL(/\/play\//);
      await expect(owner.getByText("Otter").first()).toBeVisible();

      const framed = await visitors.arrive();
      await framed.goto(`${platform.origin}/course`);
      await framed.getByRole("link", { name: "Frame 3" }).click();
      const opened = framed.context().waitForEvent("page");
      await framed
        .frameLocator("iframe")
        .getByRole("link", { name: say("lti.window.open") })
        .click();
      await expect((await opened).getByLabel(say("join.nicknameLabel"))).toBeVisible();
    });

    await test.step("a link that says nothing that can be believed says why it does not work", async () => {
      platform.lies({ signature: "foreign" });
      const page = await visitors.arrive();
      await page.goto(`${platform.origin}/course`);
      await page.getByRole("link", { name: "Visit 3" }).click();
      await expect(page.getByRole("alert").filter({ hasText: say("problems.lti-refused") })).toBeVisible();
      await expectAccessible(page, "a launch that was refused");
    });

    expect(visitors.problems().filter((problem) => !problem.includes(platform.origin))).toEqual([]);
  } finally {
    await visitors.leave();
    await server.stop();
    await platform.close();
  }
});

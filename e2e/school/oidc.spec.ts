import type { Page } from "@playwright/test";
import { freePort } from "@/lib/testing/database/ports";
import { PROVIDERS_CLIENT, startOidcProvider } from "@/lib/testing/server/oidc-provider";
import { expectAccessible } from "../support/accessibility";
import { expect, TEACHER, test } from "../support/classroom";
import { SessionsPage } from "../support/pages/sessions-page";
import { SetUpPage } from "../support/pages/set-up-page";
import { SignInPage } from "../support/pages/sign-in-page";
import { startServer } from "../support/start-server";
import { sayIn } from "../support/texts";
import { Visitors } from "../support/visitors";

const say = sayIn("en");
const NAME = "Hill School";

test("teachers sign in at their school's own provider, and what it has not verified is linked by hand", async ({
  browser,
}) => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const people = {
    ada: { email: TEACHER.email, email_verified: true, name: "A. Lovelace" },
    eve: { email: TEACHER.email, email_verified: false, name: "Eve" },
    bob: { email: "bob@hill.example", email_verified: true, name: "Bob Hill" },
    cleo: { email: "cleo@elsewhere.example", email_verified: true, name: "Cleo" },
  };
  const provider = await startOidcProvider({ redirectUri: `${origin}/api/auth/callback/oidc`, people });
  const server = await startServer({
    PORT: String(port),
    PUBLIC_URL: origin,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: PROVIDERS_CLIENT.clientId,
    OIDC_CLIENT_SECRET: PROVIDERS_CLIENT.clientSecret,
    OIDC_NAME: NAME,
    OIDC_ACCOUNTS: "hill.example",
  });
  const visitors = new Visitors(browser, origin);
  const button = (page: Page) => page.getByRole("button", { name: say("identity.signIn", { name: NAME }) });
  /** On the provider's page. */
  const beWhom = async (page: Page, subject: string) => {
    await page.getByLabel("Who are you?").fill(subject);
    await page.getByRole("button", { name: "Continue" }).click();
  };
  const refusal = (page: Page, code: string) =>
    page.getByRole("alert").filter({ hasText: say(`problems.${code}`) });
  try {
    await new SetUpPage(await visitors.arrive()).signUp(server, TEACHER);

    await test.step("whom the provider has not verified, or does not know, is told why and what to do", async () => {
      const page = await visitors.arrive();
      await new SignInPage(page).open();
      await expectAccessible(page, "signing in with a provider");
      await button(page).click();
      await beWhom(page, "eve");
      await expect(refusal(page, "identity-unverified")).toBeVisible();
      await expectAccessible(page, "a sign-in that was refused");
      // The provider remembers who this is, so another browser.
      const other = await visitors.arrive();
      await new SignInPage(other).open();
      await button(other).click();
      await beWhom(other, "nobody");
      await expect(refusal(other, "identity-declined")).toBeVisible();
      await button(other).click();
      await beWhom(other, "cleo");
      await expect(refusal(other, "identity-unknown")).toBeVisible();
    });

    await test.step("a teacher with an account is in by her verified address, on the page that she had asked for", async () => {
      const page = await visitors.arrive();
      await page.goto("/teach/new?from=mail");
      await button(page).click();
      await beWhom(page, "ada");
      await expect(page).toHaveURL(`${origin}/teach/new?from=mail`);
      await page.getByRole("link", { name: say("teach.account.open", { name: TEACHER.name }) }).click();
      await expect(page.getByText(say("identity.deeds.byEmail"))).toBeVisible();
      await expect(page.getByText(say("teach.account.deeds.signedInNew"))).toHaveCount(2);
    });

    await test.step("signed in with her password, she links what is not verified, and unlinks it", async () => {
      const page = await visitors.arrive();
      await page.goto("/teach/account");
      await new SignInPage(page).signIn(TEACHER.email, TEACHER.password);
      const linked = page.getByRole("listitem").filter({ hasText: NAME });
      await expect(linked).toHaveCount(1);
      await page.getByRole("button", { name: say("identity.account.linkAnother", { name: NAME }) }).click();
      await beWhom(page, "eve");
      await expect(linked).toHaveCount(2);
      await expectAccessible(page, "an account with linked identities");

      const colleague = await visitors.arrive();
      await new SignInPage(colleague).open();
      await button(colleague).click();
      await beWhom(colleague, "eve");
      await expect(colleague.getByRole("link", { name: say("teach.account.open", TEACHER) })).toBeVisible();

      await linked
        .last()
        .getByRole("button", { name: say("identity.account.unlink") })
        .click();
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: say("identity.account.unlink") })
        .click();
      await expect(linked).toHaveCount(1);
      await expect(page.getByText(say("identity.deeds.unlinked"))).toBeVisible();
    });

    await test.step("somebody of the listed domain gets an account, which no one else can link and which keeps its only way in", async () => {
      const page = await visitors.arrive();
      await new SignInPage(page).open();
      await button(page).click();
      await beWhom(page, "bob");
      await expect(new SessionsPage(page).heading).toBeVisible();
      await page.getByRole("link", { name: say("teach.account.open", { name: "Bob Hill" }) }).click();
      await expect(page.getByText(say("identity.deeds.created"))).toBeVisible();
      await page.getByRole("button", { name: say("identity.account.unlink") }).click();
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: say("identity.account.unlink") })
        .click();
      await expect(refusal(page, "identity-last")).toBeVisible();

      const teacher = await visitors.arrive();
      await teacher.goto("/teach/account");
      await new SignInPage(teacher).signIn(TEACHER.email, TEACHER.password);
      await teacher
        .getByRole("button", { name: say("identity.account.linkAnother", { name: NAME }) })
        .click();
      await beWhom(teacher, "bob");
      await expect(refusal(teacher, "identity-taken")).toBeVisible();
    });

    expect(visitors.problems().filter((problem) => !problem.includes(provider.issuer))).toEqual([]);
  } finally {
    await visitors.leave();
    await server.stop();
    await provider.close();
  }
});

import type { APIRequestContext } from "@playwright/test";
import { problem } from "@/lib/session/decide/problem";
import { expectAccessible } from "../support/accessibility";
import { expect, TEACHER, test } from "../support/classroom";
import { openClass } from "../support/openings";
import { SessionsPage } from "../support/pages/sessions-page";
import { SignInPage } from "../support/pages/sign-in-page";
import { sayIn } from "../support/texts";

// A server of its own: a stranger who types wrong passwords makes its whole address wait.
test.use({ school: "an attacked one" });

const say = sayIn("en");

/** Tries to sign in as a program does, with all of these passwords at once. Resolves to each refusal; null: signed in. */
async function tryPasswords(
  request: APIRequestContext,
  passwords: readonly string[],
): Promise<(string | null)[]> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  return Promise.all(
    passwords.map(async (password) => {
      const answer = await request.post("/api/auth/callback/credentials", {
        form: { csrfToken, email: TEACHER.email, password, json: "true" },
      });
      return new URL((await answer.json()).url).searchParams.get("error");
    }),
  );
}

test("a stranger's wrong passwords keep the teacher waiting only where she is new; signing out ends every copy of a cookie", async ({
  visitors,
  teacher,
}) => {
  const { desk } = await openClass(visitors, teacher, "Nets for 9b", "moons");
  const { page, sessionId } = desk;
  const wrong = page.getByRole("alert").filter({ hasText: say("teach.wait.title") });

  await test.step("after forty wrong passwords a browser that is new here is told when it may try again", async () => {
    const stranger = await visitors.arrive();
    const guesses = Array.from({ length: 40 }, (_, index) => `guess ${index}`);
    const told = await tryPasswords(stranger.request, guesses);
    expect(told.filter((error) => error === "sign-in-failed")).toHaveLength(5);
    expect(told.filter((error) => /^sign-in-wait:\d+$/.test(error ?? ""))).toHaveLength(35);
    await new SignInPage(stranger).open();
    await new SignInPage(stranger).signIn(TEACHER.email, TEACHER.password);
    const alert = stranger.getByRole("alert").filter({ hasText: say("teach.wait.title") });
    await expect(alert).toContainText(/Try again in \d+ seconds\./);
    await expectAccessible(stranger, "a sign-in that has to wait");
  });

  const copied = await visitors.arrive({ storageState: teacher });
  await copied.goto("/teach/new");
  const log = () => copied.request.get(`/api/sessions/${sessionId}/log`);
  expect((await log()).status()).toBe(200);
  const own = await page.context().newPage();

  await test.step("signing out closes the desk and ends the copy of the cookie on pages, actions and routes", async () => {
    const sessions = new SessionsPage(own);
    await sessions.open();
    await sessions.signOut();
    await expect(page.getByRole("alert").filter({ hasText: say("problems.signed-out") })).toBeVisible();
    await expectAccessible(page, "a desk whose teacher signed out");
    const refused = await log();
    expect([refused.status(), await refused.json()]).toEqual([
      404,
      { ok: false, problem: problem("no-such-session") },
    ]);
    await copied.getByRole("button", { name: say("teach.plan.create") }).click();
    await expect(copied.getByText(say("problems.not-signed-in"))).toBeVisible();
    for (const path of ["/teach", `/teach/${sessionId}`, `/screen/${sessionId}`]) {
      await copied.goto(path);
      await expect(copied.getByRole("heading", { name: say("teach.signIn.title") })).toBeVisible();
    }
    expect(await (await copied.request.get("/api/auth/session")).json()).toEqual({});
  });

  await test.step("she signs in at once on her own device, and then out everywhere", async () => {
    await new SignInPage(own).signIn(TEACHER.email, TEACHER.password);
    await expect(wrong).toBeHidden();
    await expect(new SessionsPage(own).heading).toBeVisible();
    const other = await visitors.arrive({ storageState: await own.context().storageState() });
    await other.goto(`/screen/${sessionId}`);
    await expect(other.getByRole("main")).toBeVisible();

    await own.getByRole("link", { name: say("teach.account.open", { name: TEACHER.name }) }).click();
    await expect(own.getByText(say("teach.account.deeds.signInHeld"))).toBeVisible();
    await expect(own.getByText(say("teach.account.deeds.signedInKnown"))).toBeVisible();
    await expectAccessible(own, "the account");
    await own.getByRole("button", { name: say("teach.account.everywhere.action") }).click();
    await own
      .getByRole("alertdialog")
      .getByRole("button", { name: say("teach.account.everywhere.action") })
      .click();
    await expect(own.getByRole("heading", { name: say("teach.signIn.title") })).toBeVisible();
    await expect(other.getByText(say("problems.signed-out"))).toBeVisible();
  });
});

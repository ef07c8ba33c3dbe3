import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { expect, TEACHER, test } from "../support/classroom";
import { enterLab, openClass } from "../support/openings";
import { join, PeoplePage } from "../support/pages/people-page";
import { SignInPage } from "../support/pages/sign-in-page";
import { sayIn } from "../support/texts";

// A server of its own: accounts come and go here.
test.use({ school: "one with colleagues" });

const say = sayIn("en");
const GRACE = { name: "Grace Hopper", email: "grace@school.example", password: "yet another password" };
const JOAN = { name: "Joan Clarke", email: "joan@school.example", password: "one more long password" };

const sessionsOf = (page: Page) => page.getByRole("heading", { name: say("teach.sessions.title") });
const problemOn = (page: Page, code: string) => page.getByText(say(`problems.${code}`));
/** A card of the account page. */
const card = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: say(title), exact: true }) });

test("an owner invites a colleague, who joins, teaches, forgets her password, becomes an owner and hands her class over when she goes", async ({
  visitors,
  teacher,
}) => {
  const people = new PeoplePage(await visitors.arrive({ storageState: teacher }));
  const grace = await visitors.arrive();
  let invitation = "";

  await test.step("an invitation is a link that does not get used up where somebody is signed in", async () => {
    await people.open();
    invitation = await people.invite("teacher");
    await expectAccessible(people.page, "the people of a server");
    await people.page.goto(invitation);
    await expect(people.page.getByText(say("people.elsewhere.body", { name: TEACHER.name }))).toBeVisible();
    await expectAccessible(people.page, "an invitation where somebody is signed in");
  });

  await test.step("it opens a form that names all mistakes at once, in Arabic too", async () => {
    const arabic = sayIn("ar");
    const noor = await visitors.arrive({ locale: "ar" });
    await noor.goto(invitation);
    await noor.getByLabel(arabic("people.newAccount.email")).fill(TEACHER.email);
    await noor.getByRole("button", { name: arabic("people.invitation.submit") }).click();
    await expect(noor.getByText(arabic("problems.name-empty"))).toBeVisible();
    await expect(noor.getByText(arabic("problems.password-too-short"))).toBeVisible();
    await noor.getByLabel(arabic("people.newAccount.name")).fill("نور");
    await noor.getByLabel(arabic("people.newAccount.password")).fill(JOAN.password);
    await noor.getByRole("button", { name: arabic("people.invitation.submit") }).click();
    await expect(noor.getByText(arabic("problems.email-taken"))).toBeVisible();
    await expectAccessible(noor, "an invitation, in Arabic");
  });

  await test.step("the colleague joins by it, and nobody else does", async () => {
    await join(grace, invitation, GRACE);
    await expect(grace.getByRole("link", { name: say("people.nav") })).toBeHidden();
    const stranger = await visitors.arrive();
    await stranger.goto(invitation);
    await expect(problemOn(stranger, "link-used")).toBeVisible();
    await expectAccessible(stranger, "an invitation that was used");
    expect((await grace.goto("/teach/people"))?.status()).toBe(404);
    await people.open();
    await expect(people.account(GRACE.name)).toContainText(GRACE.email);
    await expect(people.invitations).toHaveCount(0);
  });

  await test.step("one that was withdrawn opens nothing", async () => {
    const other = await people.invite("owner");
    await people.withdrawAll();
    const stranger = await visitors.arrive();
    await stranger.goto(other);
    await expect(problemOn(stranger, "link-unknown")).toBeVisible();
  });

  const cookies = await grace.context().storageState();
  const { desk, code } = await openClass(visitors, cookies, "Nets for 9b", "moons");

  await test.step("a forgotten password is replaced by a link from the owner, which signs out everywhere and works once", async () => {
    const elsewhere = await visitors.arrive();
    await new SignInPage(elsewhere).open();
    await expect(elsewhere.getByText(say("people.forgotten"))).toBeVisible();
    const link = await people.resetLink(GRACE.name);
    await expectAccessible(people.page, "a reset link");
    await people.page.keyboard.press("Escape");

    await elsewhere.goto(link);
    await expect(elsewhere.getByText(say("people.reset.intro", { name: GRACE.name }))).toBeVisible();
    await elsewhere.getByLabel(say("people.reset.password")).fill("short");
    await elsewhere.getByRole("button", { name: say("people.reset.submit") }).click();
    await expect(problemOn(elsewhere, "password-too-short")).toBeVisible();
    await expectAccessible(elsewhere, "a new password");
    await elsewhere.getByLabel(say("people.reset.password")).fill(JOAN.password);
    await elsewhere.getByRole("button", { name: say("people.reset.submit") }).click();
    await expect(sessionsOf(elsewhere)).toBeVisible();
    await expect(desk.page.getByText(say("problems.signed-out"))).toBeVisible();

    const stranger = await visitors.arrive();
    await stranger.goto(link);
    await expect(problemOn(stranger, "link-used")).toBeVisible();
    await grace.goto("/teach");
    await new SignInPage(grace).signIn(GRACE.email, GRACE.password);
    await expect(problemOn(grace, "sign-in-failed")).toBeVisible();
    await new SignInPage(grace).signIn(GRACE.email, JOAN.password);
    await expect(sessionsOf(grace)).toBeVisible();
  });

  await test.step("she becomes an owner and a teacher again; the last owner stays one", async () => {
    await people.setRole(GRACE.name, "makeOwner");
    await expect(people.act(GRACE.name, "makeTeacher")).toBeVisible();
    await grace.reload();
    await grace.getByRole("link", { name: say("people.nav") }).click();
    await expect(new PeoplePage(grace).account(TEACHER.name)).toBeVisible();
    await people.setRole(GRACE.name, "makeTeacher");
    await expect(people.act(GRACE.name, "makeOwner")).toBeVisible();
    // Her page is from before. It stays and says why it does nothing any more.
    await new PeoplePage(grace).setRole(TEACHER.name, "makeTeacher");
    await expect(problemOn(grace, "not-an-owner")).toBeVisible();
    await expect(new PeoplePage(grace).account(TEACHER.name)).toBeVisible();
    await people.setRole(TEACHER.name, "makeTeacher");
    await expect(problemOn(people.page, "last-owner")).toBeVisible();

    await people.setRole(GRACE.name, "makeOwner");
    await expect(people.act(GRACE.name, "makeTeacher")).toBeVisible();
    await new PeoplePage(grace).open();
    await new PeoplePage(grace).setRole(GRACE.name, "makeTeacher");
    await expect(sessionsOf(grace)).toBeVisible();
    await people.open();
  });

  await test.step("she is removed during a class, which goes on with whoever gets her sessions", async () => {
    const { sessionId } = desk;
    await grace.goto(`/teach/${sessionId}`);
    await enterLab(visitors, code);
    await people.open();
    // What the page shows after an action keeps to the policy with which it was loaded.
    await people.invite("teacher");
    await people.act(GRACE.name, "remove").click();
    await expectAccessible(people.page, "the removal of an account");
    await people.dialog.getByRole("radio", { name: say("people.remove.delete") }).click();
    await expect(people.dialog.getByText(say("people.remove.goingOn"))).toBeVisible();
    await expect(people.dialog.getByRole("button", { name: say("people.remove.confirm") })).toBeDisabled();
    await people.dialog.getByRole("radio", { name: say("people.remove.handOver") }).click();
    await expect(people.dialog.getByRole("combobox")).toContainText(TEACHER.name);
    await people.dialog.getByRole("button", { name: say("people.remove.confirm") }).click();
    await expect(people.account(GRACE.name)).toBeHidden();
    await expect(grace.getByText(say("problems.signed-out"))).toBeVisible();
    await grace.goto("/teach/sign-in");
    await new SignInPage(grace).signIn(GRACE.email, JOAN.password);
    await expect(problemOn(grace, "sign-in-failed")).toBeVisible();
    await people.page.goto(`/teach/${sessionId}`);
    await expect(people.page.getByText("Nets for 9b").first()).toBeVisible();
    await expect(people.page.getByText(code).first()).toBeVisible();
  });

  await test.step("whoever did what stands in the owner's record", async () => {
    await people.page.goto("/teach/account");
    const removed = say("people.deeds.removedHandedOver", { count: 1, person: say("people.deeds.you") });
    for (const text of [removed, say("people.deeds.invitedTeacher"), say("people.deeds.withdrawn")])
      await expect(people.page.getByText(text, { exact: true }).first()).toBeVisible();
    await expectAccessible(people.page, "an owner's account");
  });
});

test("a teacher changes name, e-mail and password, and deletes the account with everything in it", async ({
  visitors,
  teacher,
}) => {
  const people = new PeoplePage(await visitors.arrive({ storageState: teacher }));
  const joan = await visitors.arrive();
  await people.open();
  await join(joan, await people.invite("teacher"), JOAN);
  await joan.getByRole("link", { name: say("teach.account.open", { name: JOAN.name }) }).click();

  await test.step("name and e-mail change, the latter only with the password", async () => {
    const name = card(joan, "people.own.name.title");
    await name.getByLabel(say("people.own.name.label")).fill("Joan Murray");
    await name.getByRole("button").click();
    await expect(name.getByText(say("people.own.name.done"))).toBeVisible();
    await expect(
      joan.getByRole("link", { name: say("teach.account.open", { name: "Joan Murray" }) }),
    ).toBeVisible();
    await expect(name.getByLabel(say("people.own.name.label"))).toHaveValue("Joan Murray");

    const email = card(joan, "people.own.email.title");
    await email.getByLabel(say("people.own.email.label")).fill(TEACHER.email);
    await email.getByLabel(say("people.own.confirmPassword")).fill("wrong");
    await email.getByRole("button").click();
    await expect(email.getByText(say("problems.password-wrong"))).toBeVisible();
    await email.getByLabel(say("people.own.confirmPassword")).fill(JOAN.password);
    await email.getByRole("button").click();
    await expect(email.getByText(say("problems.email-taken"))).toBeVisible();
    await email.getByLabel(say("people.own.email.label")).fill("murray@school.example");
    await email.getByRole("button").click();
    await expect(email.getByText(say("people.own.email.done"))).toBeVisible();
    await expect(joan.getByText("murray@school.example")).toBeVisible();
  });

  await test.step("another password signs out the other browsers and not this one", async () => {
    const other = await visitors.arrive();
    await new SignInPage(other).open();
    await new SignInPage(other).signIn("murray@school.example", JOAN.password);
    await expect(sessionsOf(other)).toBeVisible();
    const password = card(joan, "people.own.password.title");
    await password.getByLabel(say("people.own.password.current")).fill(JOAN.password);
    await password.getByLabel(say("people.own.password.new")).fill(GRACE.password);
    await password.getByRole("button").click();
    await expect(password.getByText(say("people.own.password.done"))).toBeVisible();
    await other.goto("/teach");
    await expect(other.getByRole("heading", { name: say("teach.signIn.title") })).toBeVisible();
    await expectAccessible(joan, "the own account, with forms");
  });

  await test.step("the account is deleted, with the password, and cannot be signed in to; the last owner's is not", async () => {
    await joan.getByRole("button", { name: say("people.own.delete.action") }).click();
    const dialog = joan.getByRole("dialog");
    await dialog.getByLabel(say("people.own.confirmPassword")).fill(JOAN.password);
    await dialog.getByRole("button", { name: say("people.own.delete.submit") }).click();
    await expect(dialog.getByText(say("problems.password-wrong"))).toBeVisible();
    await expectAccessible(joan, "the deletion of an account");
    await dialog.getByLabel(say("people.own.confirmPassword")).fill(GRACE.password);
    await dialog.getByRole("button", { name: say("people.own.delete.submit") }).click();
    await joan.waitForURL("/");
    await new SignInPage(joan).open();
    await new SignInPage(joan).signIn("murray@school.example", GRACE.password);
    await expect(problemOn(joan, "sign-in-failed")).toBeVisible();

    await people.page.goto("/teach/account");
    await expect(
      people.page.getByText(say("people.deeds.ownDeleted", { count: 0 }), { exact: true }),
    ).toBeVisible();
    await people.page.getByRole("button", { name: say("people.own.delete.action") }).click();
    await expect(problemOn(people.page, "last-owner")).toBeVisible();
  });
});

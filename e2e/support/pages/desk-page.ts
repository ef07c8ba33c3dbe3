import { expect, type Locator, type Page } from "@playwright/test";
import { fold } from "@/lib/session/log/apply";
import type { Session } from "@/lib/session/log/session";
import { readReplay } from "@/lib/testing/server/reader";
import { sayIn } from "../texts";

const say = sayIn("en");

/** The host's desk of one session. */
export class DeskPage {
  readonly say = say;

  constructor(readonly page: Page) {}

  async isLive(): Promise<void> {
    await expect(this.page.getByText(say("host.link.live"), { exact: true })).toBeVisible();
  }

  get sessionId(): string {
    const id = /\/teach\/([0-9a-f-]{36})/.exec(this.page.url());
    if (!id) throw new Error(`${this.page.url()} is no desk.`);
    return id[1];
  }

  /** From the address that the QR code opens. */
  async joinCode(): Promise<string> {
    const card = this.page.getByRole("region", { name: say("host.join.title") });
    const code = /\/join\/([0-9A-Z]{6})/.exec((await card.textContent()) ?? "");
    if (!code) throw new Error("The desk shows no code.");
    return code[1];
  }

  get roster() {
    return this.page.getByRole("list", { name: say("host.roster.title") });
  }

  /** What says which step is about to be taken, and takes it back. */
  get countdown() {
    return this.page.getByRole("region", { name: say("host.countdown.title") });
  }

  /** Takes the step that was announced at once. */
  async takeNow(): Promise<void> {
    await this.countdown.waitFor({ timeout: 6_000 }).catch(() => {});
    // On a busy machine the five seconds may be over before the click: the step is taken either way.
    await expect(async () => {
      if (await this.countdown.isHidden()) return;
      await this.countdown.getByRole("button", { name: say("host.countdown.now") }).click({ timeout: 1_000 });
    }).toPass();
    await expect(this.countdown).toBeHidden();
  }

  startButton(round: number) {
    return this.page.getByRole("button", { name: say("host.step.start", { round }) });
  }

  async startRound(round: number): Promise<void> {
    await this.startButton(round).click();
    await this.takeNow();
  }

  closeButton(round: number) {
    return this.page.getByRole("button", { name: say("host.step.close", { round }) });
  }

  async closeRound(round: number): Promise<void> {
    await this.closeButton(round).click();
    await this.takeNow();
  }

  /** Uses a control by its key, and confirms where it asks, or takes a step that could still be cancelled `now`. */
  async press(key: string, { confirm = false, now = false } = {}): Promise<void> {
    if (now) {
      await this.pressUntil(key, this.countdown);
      return this.takeNow();
    }
    if (!confirm) return this.page.keyboard.press(key);
    await this.pressUntil(key, this.page.getByRole("alertdialog"));
    await this.confirm();
  }

  /** Once: while an earlier command is on its way, the key waits its turn. */
  async pressUntil(key: string, sign: Locator): Promise<void> {
    // What is seen for a few seconds only is looked for from the start.
    await Promise.all([expect(sign).toBeVisible(), this.page.keyboard.press(key)]);
  }

  /** Confirms. While the desk asks, no key is a control. */
  async confirm(): Promise<void> {
    const dialog = this.page.getByRole("alertdialog");
    await dialog.getByRole("button").last().click();
    await expect(dialog).toBeHidden();
  }

  /** Uses a control from the list of all, by a few letters of its name. */
  async command(letters: string): Promise<void> {
    await this.page.keyboard.press("Control+k");
    await this.page.getByRole("combobox", { name: say("host.palette.label") }).fill(letters);
    await this.page.keyboard.press("Enter");
    await expect(this.page.getByRole("dialog", { name: say("host.palette.title") })).toBeHidden();
  }

  /** What the roster says of a student. */
  row(nickname: string) {
    return this.roster.getByRole("listitem").filter({ hasText: nickname });
  }

  /** Of a closed round; the server takes a moment to compute it. Then all screens show it at once, unless it is `watched`. */
  async openTest(round: number, { watched = false } = {}): Promise<void> {
    await this.page.getByRole("button", { name: say("host.step.test", { round }) }).click();
    const dialog = this.page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: say("host.step.testConfirm") }).click();
    if (!watched)
      await this.page.getByRole("button", { name: say("host.showing.next", { step: "places" }) }).click();
  }

  async endSession(): Promise<void> {
    await this.page
      .getByRole("button", { name: say("host.end.action") })
      .first()
      .click();
    await this.takeNow();
    await expect(this.page.getByRole("link", { name: say("host.step.replay") })).toBeVisible();
  }

  async remove(nickname: string): Promise<void> {
    await this.page.getByRole("button", { name: say("host.roster.remove", { nickname }) }).click();
    const dialog = this.page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: say("host.roster.removeConfirm") }).click();
  }

  /** Creates a link that opens the replay without an account, with animal names instead of nicknames. */
  async shareReplay(): Promise<string> {
    await this.page.getByRole("button", { name: say("host.share.turnOn") }).click();
    const share = this.page.getByRole("region", { name: say("host.share.title") });
    const link = share.getByText(/^https?:\/\/\S+\/replay\/\S+/);
    return (await link.textContent()) ?? "";
  }

  /** The same link shows nicknames from now on. */
  async shareNicknames(): Promise<void> {
    const share = this.page.getByRole("region", { name: say("host.share.title") });
    await share.getByRole("radio", { name: say("host.share.nicknames") }).click();
    await expect(share.getByText(say("host.share.on"))).toBeVisible();
  }

  /** The stored log, as its replay loads it. */
  storedLog() {
    return readReplay(
      async (path) => {
        // A connection that was idle may be closed by the server just when it is used again; a browser would ask again, too.
        const answer = await this.page.request.get(path, { maxRetries: 2 });
        expect(answer.status()).toBe(200);
        return answer.body();
      },
      this.sessionId,
      null,
    );
  }

  /** The session that follows from its stored log. */
  async storedSession(): Promise<Session> {
    return fold((await this.storedLog()).events);
  }
}

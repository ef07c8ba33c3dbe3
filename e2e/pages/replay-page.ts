import { expect, type Page } from "@playwright/test";
import { sayIn } from "../texts";

const say = sayIn("en");

/** A class played back. */
export class ReplayPage {
  constructor(readonly page: Page) {}

  /** Moves the scrubber to the last moment of the class. */
  async toTheEnd(): Promise<void> {
    const scrubber = this.page.getByRole("slider", { name: say("replay.scrubber") });
    await expect(scrubber).toBeVisible();
    await scrubber.focus();
    await scrubber.press("End");
  }
}

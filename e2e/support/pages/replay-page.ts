import { expect, type Locator, type Page } from "@playwright/test";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
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

  /** What the runs of a picture with a mark for each are chosen by. */
  runsOf(picture: "rates" | "sizes"): Locator {
    const chart = say(`class-pictures.${picture}.title`);
    return this.page.getByRole("slider", { name: say("charts.scatterPlot.runs", { chart }) });
  }

  /** Another picture of the round's runs, at the moment where the replay stands. */
  async look(picture: ClassPicture): Promise<void> {
    await this.page.getByRole("combobox", { name: say("class-pictures.title") }).click();
    await this.page.getByRole("option", { name: say(`class-pictures.names.${picture}`) }).click();
  }
}

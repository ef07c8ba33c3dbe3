import { expect, type Locator, type Page } from "@playwright/test";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import { sayIn } from "../texts";

const say = sayIn("en");

/** A class played back. */
export class ReplayPage {
  constructor(readonly page: Page) {}

  /** How the class went, where no moment was asked for. */
  get overview(): Locator {
    return this.page.getByRole("region", { name: say("replay.overview.title") });
  }

  /** Where the replay stands. */
  get clock(): Locator {
    return this.page
      .getByRole("region", { name: say("replay.controls") })
      .locator("p.tabular > span")
      .first();
  }

  /** A moment on the track. */
  marker(named: string): Locator {
    const track = this.page.getByRole("toolbar", { name: say("replay.markers") });
    return track.getByRole("button", { name: named });
  }

  /** Writes a note at the moment at which the replay stands. */
  async addNote(text: string, { shown }: { readonly shown: boolean }): Promise<void> {
    await this.page.getByRole("button", { name: say("replay.notes.add") }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: say("replay.notes.label") }).fill(text);
    if (shown) await dialog.getByRole("switch", { name: say("replay.notes.shown") }).click();
    await dialog.getByRole("button", { name: say("replay.notes.save") }).click();
    await expect(dialog).toBeHidden();
  }

  /** Shares the replay, which was not shared before, and returns the link to the moment at which it stands. */
  async shareMoment(): Promise<string> {
    await this.page.getByRole("button", { name: say("replay.link") }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: say("host.share.turnOn") }).click();
    const link = await dialog.getByText(/^https?:\/\/\S+share=\S+&t=\S+$/).textContent();
    await this.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    return link ?? "";
  }

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

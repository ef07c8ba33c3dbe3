import type { Page } from "@playwright/test";
import { lengthOf } from "@/lib/learning/curves/curve";
import { ARITHMETIC } from "@/lib/learning/training/engine-choice";
import { practiceSplitPath } from "@/lib/protocol/split";
import { expectAccessible } from "../support/accessibility";
import { expect, test } from "../support/classroom";
import { enterLab, openClass } from "../support/openings";
import { DevicePanel } from "../support/pages/device-panel";
import { sayIn } from "../support/texts";

const say = sayIn("en");

test.use({ school: "of practice" });

const tokenOf = (link: string) => new URL(link).searchParams.get("share") ?? "";

/** The page on which runs are trained again. */
class WhatIfScreen {
  constructor(readonly page: Page) {}

  async turn(knob: string): Promise<void> {
    await this.page.getByRole("combobox", { name: say("what-if.knob.choose") }).click();
    await this.page.getByRole("option", { name: knob, exact: true }).click();
  }

  async train(button: "again" | "changed"): Promise<void> {
    await this.page.getByRole("button", { name: say(`what-if.train.${button}`) }).click();
  }

  /** What is said of a run once it has been trained. */
  get result() {
    return this.page.getByRole("main").getByRole("status");
  }
}

test("with a practice link a stranger repeats a run of a class exactly, and sees what one setting does", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Practice", "moons");
  const lab = await enterLab(visitors, code);
  await desk.startRound(1);
  const devices = new DevicePanel(lab.page);
  await devices.open();
  await devices.choose("simd");
  await devices.close();
  await lab.train({ learningRate: 0.01, epochs: 30, pace: "fast" });
  await lab.runEnds();
  await desk.endSession();
  const [{ id: participant, runs }] = (await desk.storedSession()).participants;
  const [run] = runs;
  expect(run.device.arithmetic).toBe(ARITHMETIC);

  const { sessionId } = desk;
  const { share, practice } = await test.step("the teacher makes both links", async () => {
    const share = tokenOf(await desk.shareReplay());
    const section = desk.page.getByRole("region", { name: say("host.share.practice.title") });
    await section.getByRole("button", { name: say("host.share.practice.turnOn") }).click();
    const link = await section.getByText(/^https?:\/\/\S+\/replay\/\S+/).textContent();
    // A practice link ends by itself unless the teacher chooses otherwise.
    await expect(section.getByText(/^The link works until/)).toBeVisible();
    await expectAccessible(desk.page, "the desk with both links");
    return { share, practice: tokenOf(link ?? "") };
  });
  expect(practice).not.toBe(share);

  const guest = await visitors.arrive();
  const screen = new WhatIfScreen(guest);
  const at = (token: string) => `/replay/${sessionId}?share=${token}`;
  const whatIfAt = (token: string) =>
    `/replay/${sessionId}/what-if?share=${token}&run=${participant}-${run.number}`;
  const examples = async (token: string) =>
    (await guest.request.get(practiceSplitPath(sessionId, 0, "train", token))).status();

  await test.step("the share link gives none of it", async () => {
    await guest.goto(at(share));
    await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Practice");
    await expect(guest.getByRole("link", { name: say("what-if.title") })).toHaveCount(0);
    await guest.goto(whatIfAt(share));
    await expect(guest.getByRole("heading", { name: say("what-if.refused.title") })).toBeVisible();
    await expectAccessible(guest, "what if, refused");
    expect(await examples(share)).toBe(404);
  });

  await test.step("the practice link leads from the replay to the run, which comes out exactly the same", async () => {
    await guest.goto(at(practice));
    await guest.getByRole("link", { name: say("what-if.title") }).click();
    await screen.train("again");
    await expect(screen.result).toContainText(say("what-if.repeat.same"));
    await expect(screen.result).toContainText(
      say("what-if.repeat.sameText", { points: lengthOf(run.curve) }),
    );
    await guest.goto(whatIfAt(practice));
    await screen.train("again");
    await expect(screen.result).toContainText(say("what-if.repeat.same"));
    await expectAccessible(guest, "what if, the same again");
  });

  await test.step("two settings are changed one after the other, and each by itself", async () => {
    const sent: string[] = [];
    guest.on("request", (request) => {
      if (request.method() !== "GET" || request.url().includes("/api/")) sent.push(request.url());
    });
    await screen.turn(say("lab.settings.learningRate"));
    await screen.train("changed");
    await expect(screen.result).toContainText(`${say("lab.settings.learningRate")}`);
    await expect(screen.result).toContainText(/0\.1\D.*points (better|worse)/);
    await screen.turn(say("lab.settings.epochs"));
    await screen.train("changed");
    await expect(screen.result).toContainText(`${say("lab.settings.epochs")}`);
    await expect(screen.result).not.toContainText(say("lab.settings.learningRate"));
    await expectAccessible(guest, "what if, another setting");
    await screen.turn(say("what-if.knob.nothing"));
    await screen.train("again");
    await expect(screen.result).toContainText(say("what-if.repeat.same"));
    expect(sent).toEqual([]);
  });

  await test.step("the teacher needs no link", async () => {
    await desk.page.goto(`/replay/${sessionId}`);
    await desk.page.getByRole("link", { name: say("what-if.title") }).click();
    const own = new WhatIfScreen(desk.page);
    await own.train("again");
    await expect(own.result).toContainText(say("what-if.repeat.same"));
  });

  await test.step("once the link is turned off it opens nothing, while the share link still shows the replay", async () => {
    await desk.page.goto(`/teach/${sessionId}`);
    const section = desk.page.getByRole("region", { name: say("host.share.practice.title") });
    await section.getByRole("button", { name: say("host.share.turnOff") }).click();
    await expect(section.getByRole("button", { name: say("host.share.practice.turnOn") })).toBeVisible();
    await guest.goto(whatIfAt(practice));
    await expect(guest.getByRole("heading", { name: say("what-if.refused.title") })).toBeVisible();
    expect(await examples(practice)).toBe(404);
    await guest.goto(at(practice));
    await expect(guest.getByRole("heading", { name: say("replay.refusedTitle") })).toBeVisible();
    await guest.goto(at(share));
    await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Practice");
  });
});

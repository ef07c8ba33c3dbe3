import { openEmbedded } from "@/db/open";
import { splitSeed } from "@/db/rounds";
import { secretOf } from "@/db/testing-session";
import { glassesOrRings } from "@/lib/challenges/glasses-or-rings";
import type { SplitName } from "@/lib/learning/split";
import { splitPath } from "@/lib/protocol/split";
import { leaksIn } from "@/lib/server/testing-leaks";
import { expect, test } from "./classroom";
import { enterLab, openClass } from "./openings";
import { openedTest } from "./pages/opened-test";
import { ReplayPage } from "./pages/replay-page";
import { sayIn } from "./texts";

const say = sayIn("en");
test.use({ school: "whose data folder is looked into" });

test("no page, script, answer, socket or replay that a browser gets holds anything of the sealed test, before it is opened or after", async ({
  server,
  visitors,
  teacher,
}) => {
  test.setTimeout(240_000);
  visitors.record();
  const { desk, code } = await openClass(visitors, teacher, "A sealed test", "glasses-or-rings");
  const id = desk.sessionId;
  const wall = await visitors.arrive({ storageState: await desk.page.context().storageState() });
  await wall.goto(`/screen/${id}`);
  const lab = await enterLab(visitors, code);
  await desk.startRound(1);
  await lab.train({ epochs: 4, pace: "fast" });
  await lab.runEnds();
  await expect(lab.trust).toHaveText(say("board.trust.checked"), { timeout: 30_000 });
  // Who asks for more than there is gets an answer too.
  for (const page of [lab.page, desk.page, wall]) {
    const asked = ["validation", "test"].map((split) => splitPath(id, 0, split as "validation"));
    await page.evaluate(
      (paths) => Promise.all(paths.map((path) => fetch(path).then((answer) => answer.arrayBuffer()))),
      [
        ...asked,
        splitPath(id, 1, "validation"),
        `/api/sessions/${id}/log?share=x`,
        `/api/sessions/${id}/checkpoint`,
      ],
    );
  }
  const beforeClosing = await visitors.received();

  await desk.closeRound(1);
  await desk.openTest(1);
  await expect
    .poll(async () => openedTest(await desk.storedSession(), 0).length, { timeout: 60_000 })
    .toBe(1);
  await desk.endSession();
  const link = await desk.shareReplay();
  const guest = await visitors.arrive();
  await guest.goto(link);
  await new ReplayPage(guest).toTheEnd();
  const all = await visitors.received();

  const { secret, seeds } = await server.lookInto(async (dataDir) => {
    const database = await openEmbedded(dataDir);
    const seedOf = async (name: SplitName) => (await splitSeed(database.db, id, 0, name))!;
    const seen = {
      secret: await secretOf(database.db, id),
      seeds: { test: await seedOf("test"), validation: await seedOf("validation") },
    };
    await database.close();
    return seen;
  });
  const sealed = { split: glassesOrRings.makeSplit("test", seeds.test), seed: seeds.test, secret };
  expect(leaksIn(beforeClosing, sealed)).toEqual([]);
  expect(leaksIn(all, sealed)).toEqual([]);
  // The search is sound: it finds the split that browsers do get.
  const shown = { ...sealed, split: glassesOrRings.makeSplit("validation", seeds.validation) };
  expect(leaksIn(beforeClosing, shown).join()).toMatch(/test examples as bytes/);
});

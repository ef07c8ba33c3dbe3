import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { formatShape } from "@/lib/learning/numbers/format";
import { decodeSplit, splitPath } from "@/lib/protocol/split";
import { outputsOfZip } from "@/lib/testing/trainer/export/unpacked-model";
import { expectAccessible } from "./support/accessibility";
import { expect, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import { NetworkEditor } from "./support/pages/network-editor";
import { sayIn } from "./support/texts";

const say = sayIn("en");
const DRAWING = [28, 28, 1];

test("a student builds a convolutional network, is told what cannot work, and takes the trained model home", async ({
  visitors,
  teacher,
}) => {
  const { desk, code } = await openClass(visitors, teacher, "Networks of layers", "glasses-or-rings");
  const lab = await enterLab(visitors, code);
  const editor = new NetworkEditor(lab.page);
  await desk.startRound(1);
  await expect(lab.trainButton).toBeEnabled({ timeout: 30_000 });

  await test.step("layers that walk over the picture go before the dense one, with their shapes", async () => {
    await editor.add("conv2d");
    await editor.set(1, "conv2d", 6);
    await expect(editor.layer(1)).toContainText(formatShape([14, 14, 6]));
    await editor.add("max-pool");
    await editor.set(2, "max-pool", 3);
    await expect(editor.layer(2)).toContainText(formatShape([4, 4, 6]));
    await expect(editor.layers).toHaveCount(3);
  });

  await test.step("pooling below one pixel is said at the layer, before training", async () => {
    await editor.add("max-pool");
    await editor.add("max-pool");
    const [why] = say("lab.layers.problem.window-too-large", { window: 3, shape: "§" }).split("§");
    await expect(editor.layer(4)).toContainText(why.trim());
    await expectAccessible(lab.page, "a network that cannot work");
    await lab.trainButton.press("Enter");
    await expect(lab.trainButton).toHaveAttribute("aria-disabled", "true");
    await expect(lab.runs).toHaveCount(0);
    await editor.remove(4);
    await editor.remove(3);
    await expect(editor.layer(2)).not.toContainText(why.trim());
  });

  await test.step("the network trains, its dense layer with GELU", async () => {
    await editor.activate(3, "gelu");
    await expect(editor.layer(3)).toContainText(say("lab.activations.gelu"));
    await lab.train({ learningRate: 0.01, optimiser: "adam", epochs: 8, pace: "fast" });
    await lab.runEnds();
    expect(await lab.accuracy()).toBeGreaterThan(80);
    const [run] = (await desk.storedSession()).participants[0].runs;
    expect(run.network.layers.map(({ kind }) => kind)).toEqual(["conv2d", "max-pool", "dense"]);
    expect(run.network.layers[2]).toMatchObject({ activation: "gelu" });
  });

  await test.step("the downloaded model is as good as the screen says", async () => {
    const download = lab.page.waitForEvent("download");
    await lab.page
      .getByRole("button", { name: say("lab.export.download", { number: 1 }) })
      .first()
      .click();
    const zip = await readFile(await (await download).path());
    const answer = await lab.page.request.get(splitPath(desk.sessionId, 0, "validation"), { maxRetries: 2 });
    const { count, features, labels } = decodeSplit(
      new Uint8Array(gunzipSync(await answer.body())).buffer,
      DRAWING,
    );
    const logits = await outputsOfZip(zip, features, [count, ...DRAWING]);
    const right = [...labels].filter(
      (label, example) => Number(logits[2 * example + 1] > logits[2 * example]) === label,
    );
    expect((100 * right.length) / count).toBeCloseTo((await lab.accuracy()) ?? 0, 1);
  });
});

import { expect, test } from "vitest";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import { paperTrace, pictureTrace } from "@/lib/testing/traces";
import { weightPictures } from "./weight-pictures";

const pixelsOf = (pictures: ReturnType<typeof weightPictures>) =>
  pictures?.pictures.map(({ index, pixels }) => [index, Array.from(pixels)]);

test("a convolution's filters are pictures as large as its kernel", () => {
  const { plan, trace } = pictureTrace();
  const filters = weightPictures(plan, trace, "before");
  expect(filters).toMatchObject({ madeBy: "conv2d", rows: 2, columns: 2, total: 3, largest: 4 });
  expect(pixelsOf(filters)).toEqual([
    [0, [1, 0, 3, 0]],
    [2, [-2, 0, 0, 4]],
  ]);
  expect(pixelsOf(weightPictures(plan, trace, "change"))?.[0]).toEqual([0, [-1, -1, -1, -1]]);
});

test("a dense layer that reads a picture has one as large for each unit", () => {
  const { trace } = pictureTrace();
  const dense = { kind: "dense", units: 3, activation: "relu" } as const;
  const plan = planNetwork({ layers: [dense] }, [2, 2, 1], { kind: "classification", classes: ["a", "b"] });
  const units = weightPictures(plan, { ...trace, layers: [trace.layers[0], trace.layers[2]] }, "gradient");
  expect(units).toMatchObject({ madeBy: "dense", rows: 2, columns: 2, largest: 4 });
  expect(pixelsOf(units)).toEqual([
    [0, [3, 4, 0, 0]],
    [2, [0, 0, 0, 1]],
  ]);
});

test("without a picture as input there are no pictures to draw", () => {
  const { plan, trace } = paperTrace();
  expect(weightPictures(plan, trace, "before")).toBeNull();
});

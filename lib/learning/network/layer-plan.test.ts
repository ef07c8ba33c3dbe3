import { expect, test } from "vitest";
import type { Task } from "@/lib/learning/examples/task";
import { forwardFlop, parameterCount, stepFlop } from "./flop";
import { planNetwork } from "./layer-plan";
import type { Layer, Network } from "./network";
import { networkProblem } from "./network-check";

const TEN: Task = { kind: "classification", classes: Array.from({ length: 10 }, (_, digit) => `${digit}`) };
const TWO: Task = { kind: "classification", classes: ["one", "other"] };
const NUMBER: Task = { kind: "regression" };
const COUNTS = { train: 600, validation: 500, test: 2_000 };
const DRAWING = [28, 28, 1];

const dense = (units: number): Layer => ({ kind: "dense", units, activation: "tanh" });
const conv = (filters: number, change: object = {}): Layer => ({
  kind: "conv2d",
  filters,
  kernel: 3,
  stride: 1,
  padding: "valid",
  activation: "relu",
  ...change,
});
const pool: Layer = { kind: "max-pool", size: 2, stride: 2 };
const network = (...layers: Layer[]): Network => ({ layers });
const CNN = network(conv(8), pool, conv(16), pool, dense(10));

const counted = (asked: Network, shape: readonly number[], task: Task) =>
  parameterCount(planNetwork(asked, shape, task));

test("parameters are weights and biases of every layer, counted by hand", () => {
  // 2·16+16 = 48, 16·16+16 = 272, 16·2+2 = 34.
  expect(counted(network(dense(16), dense(16)), [2], TWO)).toBe(354);
  // 1·8+8 = 16, 8·1+1 = 9.
  expect(counted(network(dense(8)), [1], NUMBER)).toBe(25);
  // 784·64+64 = 50,240, 64·2+2 = 130.
  expect(counted(network(dense(64)), DRAWING, TWO)).toBe(50_370);
  expect(counted(network(), [2], TWO)).toBe(6);
  // 9·8+8 = 80, 9·8·16+16 = 1,168; 28 → 26 → 13 → 11 → 5, so 5·5·16·10+10 = 4,010 and 10·10+10 = 110.
  expect(counted(CNN, DRAWING, TEN)).toBe(5_368);
});

test("a picture is flattened once, before a dense layer or the output", () => {
  const kinds = (asked: Network) => planNetwork(asked, DRAWING, TEN).map(({ kind }) => kind);
  expect(kinds(CNN)).toEqual(["conv2d", "max-pool", "conv2d", "max-pool", "flatten", "dense", "dense"]);
  expect(kinds(network(pool))).toEqual(["max-pool", "flatten", "dense"]);
  expect(kinds(network(dense(4)))).toEqual(["dense", "dense"]);
  expect(kinds(network(conv(2), { kind: "dropout", rate: 0.5 }))).toEqual([
    "conv2d",
    "dropout",
    "flatten",
    "dense",
  ]);
});

test("shapes follow padding and stride, with the odd zero after", () => {
  const [same, valid] = [
    network(conv(4, { padding: "same", stride: 2 })),
    network(conv(4, { stride: 2, kernel: 4 })),
  ].map((asked) => planNetwork(asked, DRAWING, TEN)[0]);
  expect(same).toMatchObject({
    output: { rows: 14, columns: 14, channels: 4 },
    margin: { top: 0, bottom: 1, left: 0, right: 1 },
  });
  expect(valid).toMatchObject({
    output: { rows: 13, columns: 13, channels: 4 },
    margin: { top: 0, bottom: 0, left: 0, right: 0 },
  });
});

test("operations are two for each weight and place; a step takes three passes but for the first layer's inputs", () => {
  const plan = planNetwork(network(dense(16), dense(16)), [2], TWO);
  // 2·(2·16 + 16·16 + 16·2) = 640, of which the first layer 64.
  expect(forwardFlop(plan)).toBe(640);
  expect(stepFlop(plan, 10)).toBe(10 * (3 * 640 - 64));
  // 26·26·8·9, 11·11·16·9·8, 400·10, 10·10.
  const products = [26 * 26 * 8 * 9, 11 * 11 * 16 * 9 * 8, 4000, 100];
  const forward = 2 * products.reduce((sum, count) => sum + count);
  expect(forwardFlop(planNetwork(CNN, DRAWING, TEN))).toBe(forward);
  expect(stepFlop(planNetwork(CNN, DRAWING, TEN), 32)).toBe(32 * (3 * forward - 2 * products[0]));
});

test.each<[string, Network, readonly number[], unknown]>([
  ["a network that works", CNN, DRAWING, null],
  ["a convolution over points", network(dense(4), conv(2)), [2], { code: "needs-picture", layer: 1 }],
  [
    "a convolution after a dense layer",
    network(dense(4), conv(2)),
    DRAWING,
    { code: "needs-picture", layer: 1 },
  ],
  [
    "pooling below 1×1",
    network(pool, pool, pool, pool, dense(3), pool),
    DRAWING,
    { code: "needs-picture", layer: 5 },
  ],
  [
    "a picture pooled away",
    network(pool, pool, pool, pool, pool),
    DRAWING,
    { code: "window-too-large", layer: 4 },
  ],
  [
    "more parameters than allowed",
    network(dense(256)),
    DRAWING,
    { code: "too-many-parameters", layer: null, count: 203_530, limit: 200_000 },
  ],
])("%s is said at its layer", (_, asked, shape, problem) => {
  expect(
    networkProblem(asked, { featureShape: shape, task: TEN, counts: COUNTS }, { parameterLimit: 200_000 }),
  ).toEqual(problem);
});

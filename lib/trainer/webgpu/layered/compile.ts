import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { lettersOf } from "@/lib/learning/network/network";
import { unreachable } from "@/lib/learning/unreachable";
import { dropoutDraws } from "@/lib/trainer/run/dropout-mask";
import type { TrainingPlan } from "@/lib/trainer/run/training-plan";
import type { ExampleStore, ParameterStore, TableName } from "../program";
import { reads, type Shader, writes } from "../shader";
import { lossFunction, moveWeight } from "../wgsl";
import { elementwise } from "./elementwise";
import type { Context, Emission, Signal } from "./emission";
import { emitContext, emitDenseOnLetters } from "./letters";
import { emitConvolution, emitDense } from "./weighted";
import { emitDropout, emitMaxPool } from "./weightless";

/** A training as shaders, in the order in which they run. */
type ShaderProgram = {
  /** From a batch to its gradients, and (`update`) from those to new weights. */
  readonly gradients: readonly Shader[];
  readonly update: Shader;
  readonly answer: Readonly<Record<TableName, readonly Shader[]>>;
  /** Where the answers are. */
  readonly outputs: GPUBuffer;
};

export function compileShaders(context: Context, plan: TrainingPlan, examples: ExampleStore): ShaderProgram {
  const { memory, store, capacity } = context;
  const values = memory.storage(capacity * examples.width);
  const letters = lettersOf(plan.featureShape);
  const features: Signal = {
    values,
    slopeFrom: values,
    gradient: null,
    activation: "linear",
    count: examples.width,
    letters: letters && { first: 0, symbols: letters.symbols },
  };
  const targets = memory.storage(capacity);
  let input = features;
  const emissions = plan.layers.map((layer, index) => {
    const emission = emit(context, plan, layer, index, input);
    input = emission.output;
    return emission;
  });
  const answers: Shader[] = [];
  let answered = features.values;
  for (const { answer } of emissions) {
    const { shaders, to } = answer(answered);
    answers.push(...shaders);
    answered = to;
  }
  const gather = (name: TableName) => gatherShader(examples, name, features, targets);
  return {
    gradients: [
      gather("train"),
      ...emissions.flatMap(({ forward }) => forward),
      lossShader(plan, input, targets, store),
      ...emissions.toReversed().flatMap(({ backward }) => backward),
    ],
    update: updateShader(context, plan),
    answer: {
      train: [gather("train"), ...answers],
      validation: [gather("validation"), ...answers],
      inputs: [gather("inputs"), ...answers],
    },
    outputs: answered,
  };
}

function emit(
  context: Context,
  plan: TrainingPlan,
  layer: LayerPlan,
  index: number,
  input: Signal,
): Emission {
  const own = context.store.layout.find((place) => place.layer === index)!;
  switch (layer.kind) {
    case "dense":
      return input.letters
        ? emitDenseOnLetters(context, layer, own, { ...input, letters: input.letters })
        : emitDense(context, layer, own, input);
    case "conv2d":
      return emitConvolution(context, layer, own, input);
    case "max-pool":
      return emitMaxPool(context, layer, input);
    case "dropout": {
      const before = plan.layers.slice(0, index).filter(({ kind }) => kind === "dropout").length;
      return emitDropout(context, before, dropoutDraws(plan, index), input);
    }
    case "flatten":
      // A picture in memory is flat already.
      return { output: input, forward: [], backward: [], answer: (from) => ({ shaders: [], to: from }) };
    case "context":
      return emitContext(context, layer, own, input);
    default:
      return unreachable(layer);
  }
}

/** Copies the features and labels of the examples chosen by their indices. */
function gatherShader(
  { tables, width, indices }: ExampleStore,
  name: TableName,
  to: Signal,
  targets: GPUBuffer,
) {
  const { features, labels } = tables[name];
  return elementwise(
    { perExample: width },
    `let example = indices[step.first + i / ${width}u];
    x[i] = features[example * ${width}u + i % ${width}u];
    if (i % ${width}u == 0u) { targets[i / ${width}u] = labels[example]; }`,
    [
      reads("indices", indices, "u32"),
      reads("features", features),
      reads("labels", labels),
      writes("x", to.values),
      writes("targets", targets),
    ],
  );
}

function updateShader({ store }: Context, plan: TrainingPlan): Shader {
  const { layout, count, parameters, gradients } = store;
  const places = { w: "all[i]", m: `all[i + ${count}u]`, v: `all[i + ${2 * count}u]` };
  return elementwise(count, `let g = gradients[i];\n${moveWeight(plan, layout, places)}`, [
    reads("gradients", gradients),
    writes("all", parameters),
  ]);
}

const INVOCATIONS = 64;

/** The gradient of the loss with respect to the outputs, and the mean loss, stored after the gradients. One workgroup, so that the order of the sum is fixed. */
function lossShader(
  { loss }: TrainingPlan,
  output: Signal,
  targets: GPUBuffer,
  { count, gradients }: ParameterStore,
): Shader {
  const code = `
var<workgroup> sums: array<f32, ${INVOCATIONS}>;
${lossFunction(loss, output.count)}
@compute @workgroup_size(${INVOCATIONS})
fn main(@builtin(local_invocation_index) own: u32) {
  let share = 1.0 / f32(step.rows);
  var sum = 0.0;
  for (var row = own; row < step.rows; row += ${INVOCATIONS}u) {
    sum += lose(row * ${output.count}u, targets[row], share);
  }
  sums[own] = sum;
  workgroupBarrier();
  if (own == 0u) {
    for (var other = 1u; other < ${INVOCATIONS}u; other++) { sum += sums[other]; }
    g[${count}u] = sum * share;
  }
}
`;
  return {
    code,
    bindings: [
      reads("outputs", output.values),
      reads("targets", targets),
      writes("errors", output.gradient!),
      writes("g", gradients),
    ],
    workgroups: () => [1],
  };
}

import { DeviceLost, type Engine, type OpenEngine } from "../run/engine";
import { createGpuMemory, openGpu } from "./gpu";
import { openTraining } from "./training";

/** Opens the engine with our own shaders on the student's GPU. Null where the browser has no WebGPU. Throws if the network does not fit on the device. */
export const openWebgpuEngine: OpenEngine = async (spec, examples, from) => {
  const gpu = await openGpu();
  if (!gpu) return null;
  const { device } = gpu;
  const memory = createGpuMemory(device);
  const training = await openTraining(gpu, memory, spec, examples, from).catch((reason) => {
    memory.free();
    throw gpu.isLost() ? new DeviceLost("webgpu") : reason;
  });

  let last: Promise<unknown> = Promise.resolve();
  /** Runs calls one at a time; each throws `DeviceLost` if the device was lost before or during it. */
  const inTurn = <Result>(call: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(async () => {
      if (gpu.isLost()) throw new DeviceLost("webgpu");
      const result = await call().catch((reason) => {
        throw gpu.isLost() ? new DeviceLost("webgpu") : reason;
      });
      if (gpu.isLost()) throw new DeviceLost("webgpu");
      return result;
    });
    last = turn.catch(() => {});
    return turn;
  };
  return {
    name: "webgpu",
    deviceName: gpu.name,
    train: (steps) => inTurn(() => training.train(steps)),
    outputs: (split, first, rows) => inTurn(() => training.answer(split, first, rows)),
    predict: (inputs, count) => inTurn(() => training.predict(inputs, count)),
    weights: () => inTurn(async () => (await training.trainState()).weights),
    trainState: () => inTurn(() => training.trainState()),
    gradients: (batch) => inTurn(() => training.gradients(batch)),
    dispose: memory.free,
  } satisfies Engine;
};

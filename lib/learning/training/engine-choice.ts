/** What can run the arithmetic of a training, and on which part of the device. */
export const ENGINE_HARDWARE = {
  simd: "cpu",
  webgpu: "gpu",
  "tfjs-webgl": "gpu",
} as const;
export type EngineName = keyof typeof ENGINE_HARDWARE;
export const ENGINE_NAMES = Object.keys(ENGINE_HARDWARE) as [EngineName, ...EngineName[]];

/** What a student wants to train on: an engine by its name, or the fastest one. */
export type WantedEngine = EngineName | "auto";

/** Why an engine does not train here: this browser has none of its kind, it failed, or its gradients are not those of `simd`. */
export type EngineRefusal = "missing" | "failed" | "differs";

/** What a run is trained on: the engine, what the browser calls the hardware (empty where it does not tell), and its speed where it was measured. */
export type Device = {
  readonly backend: string;
  readonly name: string;
  readonly flopPerSecond?: number;
};

/**
 * Which engine trains and why, on this very network. Of each engine that was tried and works here: `stepsPerSecond` of training
 * alone, and `runMs`, how long a whole run like this one takes at full speed, with all its measuring, by which engines are ranked.
 * A run that could not wait until all were tried says what was known when it began; the rest follows.
 */
export type Calibration = {
  readonly engine: EngineName;
  readonly device: Device;
  readonly stepsPerSecond: Readonly<Partial<Record<EngineName, number>>>;
  readonly runMs: Readonly<Partial<Record<EngineName, number>>>;
  readonly refused: Readonly<Partial<Record<EngineName, EngineRefusal>>>;
  /** By measurement, by the student, or because the device of the one before was lost. */
  readonly chosen: "measured" | "by-hand" | "device-lost";
  /** Floating-point operations of one step of this network. */
  readonly flopPerStep: number;
};

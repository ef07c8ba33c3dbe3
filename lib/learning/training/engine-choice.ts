/** The engines that can run the arithmetic of training, and the hardware that each uses. */
export const ENGINE_HARDWARE = {
  simd: "cpu",
  webgpu: "gpu",
  "tfjs-webgl": "gpu",
} as const;
export type EngineName = keyof typeof ENGINE_HARDWARE;
export const ENGINE_NAMES = Object.keys(ENGINE_HARDWARE) as [EngineName, ...EngineName[]];

/** What a student wants to train on: a particular engine, or the fastest one. */
export type WantedEngine = EngineName | "auto";

/** Why an engine does not train here: this browser does not support it, it failed, or its gradients differ from those of `simd`. */
export type EngineRefusal = "missing" | "failed" | "differs";

/**
 * The version of simd's arithmetic, by which the same settings and seed give the same bits everywhere. Raise it with every change that changes a bit:
 * a run of the log that another version trained is then not mistaken for one that can be trained again exactly.
 */
export const ARITHMETIC = 1;

/** What a run is trained on: the engine, the browser's name for the hardware (empty if it gives none), and the speed if it was measured. */
export type Device = {
  readonly backend: string;
  readonly name: string;
  /** See `ARITHMETIC`; absent if another engine than simd trains it. */
  readonly arithmetic?: number;
  readonly flopPerSecond?: number;
};

/**
 * Which engine trains this particular network, and why. For each engine that was tried and works here: `stepsPerSecond`, of training
 * alone, and `runMs`, how long a whole run takes at full speed including measurements, by which engines are ranked. A run that starts
 * before all engines have been tried carries what is known so far; the rest follows.
 */
export type Calibration = {
  readonly engine: EngineName;
  readonly device: Device;
  readonly stepsPerSecond: Readonly<Partial<Record<EngineName, number>>>;
  readonly runMs: Readonly<Partial<Record<EngineName, number>>>;
  readonly refused: Readonly<Partial<Record<EngineName, EngineRefusal>>>;
  /** By measurement, by the student, or because the previous engine's device was lost. */
  readonly chosen: "measured" | "by-hand" | "device-lost";
  /** Floating-point operations of one step of this network. */
  readonly flopPerStep: number;
};

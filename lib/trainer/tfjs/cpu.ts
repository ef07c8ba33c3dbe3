import "@tensorflow/tfjs-backend-cpu";
import type { Backend } from "./backend";
import * as tf from "./core";
import { readAtOnce } from "./read-at-once";

/** Plain JavaScript: works everywhere, and is what the other engines are tested against. */
export async function openCpu(): Promise<Backend | null> {
  if (!(await tf.setBackend("cpu"))) return null;
  return { key: "cpu", deviceName: "", isLost: () => false, read: readAtOnce };
}

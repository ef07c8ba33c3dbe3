import * as tf from "./core";

/** TensorFlow.js's `MatMulSmallOutputSizeProgram`, and its own choice by shape. */
const SMALL_OUTPUT_PROGRAM = 2;
const OWN_CHOICE = -1;

/**
 * The programs that TensorFlow.js takes for small matrix products share memory between threads. On a GPU in software they take
 * twenty times as long as the plain one; on a real one they are what is fast. (Its plain convolution reads beyond its input:
 * never take that one.) Works once the backend is loaded.
 */
export function takePlainProducts(plain: boolean): void {
  tf.env().set("WEBGPU_MATMUL_PROGRAM_TYPE", plain ? SMALL_OUTPUT_PROGRAM : OWN_CHOICE);
}

/**
 * The whole of TensorFlow.js core, with gradients. The bare imports are needed for their side effects (flags, platforms, gradients), which a
 * bundler that only follows the re-exported names would leave out.
 */
import "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";

export * from "@tensorflow/tfjs-core";

/**
 * TensorFlow.js core, whole. Bare imports beside the re-export: a bundler that follows names to where they come from would
 * leave out what core only does (flags, platforms), and core comes without gradients.
 */
import "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";

export * from "@tensorflow/tfjs-core";

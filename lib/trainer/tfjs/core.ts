/** TensorFlow.js core. It comes without gradients: the second import registers them. */
import "@tensorflow/tfjs-core/dist/register_all_gradients";

export * from "@tensorflow/tfjs-core";

import * as tf from "./core";

type Attributes = {
  strides: number | [number, number];
  pad: "valid" | "same";
  filterShape: [number, number, number, number];
};

/**
 * The gradient of a convolution's filters, which TensorFlow.js does not have on WebAssembly, of kernels that it has: for each
 * place of the window, the pixels it saw (rows × channels, transposed) times what flows back (rows × filters).
 */
export function registerFilterGradient(): void {
  if (tf.getKernel(tf.Conv2DBackpropFilter, "wasm")) return;
  tf.registerKernel({
    kernelName: tf.Conv2DBackpropFilter,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { x, dy } = inputs as unknown as { x: tf.Tensor4D; dy: tf.Tensor4D };
      const { strides, pad, filterShape } = attrs as unknown as Attributes;
      return tf.tidy(() => filterGradient(x, dy, strides, pad, filterShape));
    },
  });
}

function filterGradient(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  strides: Attributes["strides"],
  pad: Attributes["pad"],
  filterShape: Attributes["filterShape"],
): tf.Tensor4D {
  const walk = tf.backend_util.computeConv2DInfo(x.shape, filterShape, strides, 1, pad);
  const { batchSize, inChannels, outChannels, outHeight, outWidth, strideHeight, strideWidth } = walk;
  const { top, bottom, left, right } = walk.padInfo;
  const framed = tf.pad(x, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
  const pixels = batchSize * outHeight * outWidth;
  const flow = tf.reshape(dy, [pixels, outChannels]);
  const places = Array.from({ length: walk.filterHeight * walk.filterWidth }, (_, place) => {
    const [row, column] = [Math.floor(place / walk.filterWidth), place % walk.filterWidth];
    const end = [
      batchSize,
      row + (outHeight - 1) * strideHeight + 1,
      column + (outWidth - 1) * strideWidth + 1,
      inChannels,
    ];
    const seen = tf.stridedSlice(framed, [0, row, column, 0], end, [1, strideHeight, strideWidth, 1]);
    return tf.matMul(tf.reshape(seen, [pixels, inChannels]), flow, true, false);
  });
  return tf.reshape(tf.stack(places), filterShape);
}

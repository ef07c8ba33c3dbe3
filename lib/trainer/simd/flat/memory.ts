/** One memory, viewed as each kind of number. All places inside `flat/` are indices into `floats` and `ints`: bytes ÷ 4. */
export type Memory = {
  readonly floats: Float32Array;
  readonly ints: Int32Array;
  readonly doubles: Float64Array;
  /** Letters: places in bytes. */
  readonly bytes: Uint8Array;
};

export function createMemory(bytes: number): Memory {
  const buffer = new ArrayBuffer(bytes);
  return {
    floats: new Float32Array(buffer),
    ints: new Int32Array(buffer),
    doubles: new Float64Array(buffer),
    bytes: new Uint8Array(buffer),
  };
}

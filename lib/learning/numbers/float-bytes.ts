const IS_LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** The numbers as little-endian float32 bytes, on any machine. A copy. */
export function bytesOfFloats(values: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * values.length);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return IS_LITTLE_ENDIAN ? bytes : swapped(bytes);
}

/** The numbers in little-endian float32 bytes. A copy. Null if the length is not a multiple of four. */
export function floatsInBytes(bytes: Uint8Array): Float32Array<ArrayBuffer> | null {
  if (bytes.byteLength % 4 !== 0) return null;
  const copy = new Uint8Array(bytes);
  return new Float32Array((IS_LITTLE_ENDIAN ? copy : swapped(copy)).buffer);
}

/** Reverses each group of four bytes, in place. */
function swapped(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  for (let at = 0; at < bytes.length; at += 4) bytes.subarray(at, at + 4).reverse();
  return bytes;
}

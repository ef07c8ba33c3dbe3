import { Gunzip } from "fflate";

/** Packed bytes unpacked at once: one of them becomes a thousand at most. */
const STEP_BYTES = 16 * 1024;

/** Unpacks what should come to `length` bytes, and never many more. Null if it comes to more or fewer; throws if it is not gzip's format. */
export function unpackedOf(packed: Uint8Array, length: number): Uint8Array | null {
  // The length is what a file says of itself, so it is not set aside before there is something to put there.
  const chunks: Uint8Array[] = [];
  let filled = 0;
  const gunzip = new Gunzip((chunk) => {
    filled += chunk.length;
    if (filled <= length) chunks.push(chunk);
  });
  for (let at = 0; at < packed.length && filled <= length; at += STEP_BYTES) {
    const end = at + STEP_BYTES;
    gunzip.push(packed.subarray(at, end), end >= packed.length);
  }
  if (filled !== length) return null;
  const content = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    content.set(chunk, at);
    at += chunk.length;
  }
  return content;
}

/** FNV-1a of 32 bits: tells a damaged file, not a forged one. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

import { inflateSync } from "fflate";

/** Drawings of so many shades, 0 (paper) to 15 (ink), two pixels in a byte. */
const MOST_INK = 15;

/** The pixels of packed drawings, drawing after drawing, 0 (paper) to 1 (ink). `packed`: bytes as above, deflated, in base64. */
export function unpackDrawings(packed: string): Float32Array {
  const bytes = inflateSync(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
  const pixels = new Float32Array(2 * bytes.length);
  bytes.forEach((pair, index) => {
    pixels[2 * index] = (pair >> 4) / MOST_INK;
    pixels[2 * index + 1] = (pair & 15) / MOST_INK;
  });
  return pixels;
}

import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Split } from "@/lib/learning/split";
import { encodeSplit } from "@/lib/protocol/split";

/** Splits of a few rounds at once; the largest of them has half a megabyte. */
const MOST_KEPT = 12;

const compress = promisify(gzip);
const kept = new Map<string, Promise<Buffer<ArrayBuffer>>>();

/**
 * The bytes of a split, gzipped. A whole class asks for the same ones in the same second, so they are made once and kept until
 * others have been asked for. `key`: names the split among all splits of all sessions.
 */
export function compressedSplit(key: string, make: () => Split): Promise<Buffer<ArrayBuffer>> {
  const bytes = kept.get(key) ?? compress(Buffer.from(encodeSplit(make())));
  kept.delete(key);
  kept.set(key, bytes);
  for (const [oldest] of kept) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return bytes;
}

import { gunzipSync } from "node:zlib";
import type { EventOf } from "@/lib/session/events";
import { unpackPoints as unpack } from "@/lib/session/packed-points";

/** What a row of points holds, whether it is archived (and compressed) or as it was appended. */
export function unpackPoints(stored: Uint8Array): EventOf<"points-reported">[] {
  return unpack(isCompressed(stored) ? gunzipSync(stored) : stored);
}

/** By the first of the two bytes that every gzip begins with; no layout has its number. */
export function isCompressed(stored: Uint8Array): boolean {
  return stored[0] === 0x1f;
}

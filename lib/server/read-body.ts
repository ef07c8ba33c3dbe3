import type { IncomingMessage } from "node:http";

/** The bytes of a request's body; null when there are more than `mostBytes`. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    // The rest is read and thrown away, so that the answer reaches a sender who is still sending.
    if (bytes <= mostBytes) parts.push(part);
    else if (bytes > 100 * mostBytes) return null;
  }
  return bytes > mostBytes ? null : Buffer.concat(parts);
}

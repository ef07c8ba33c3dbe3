import type { IncomingMessage } from "node:http";

/** The JSON value in a request's body; undefined when there is none, it is broken, or it is over `mostBytes`. */
export async function readJson(request: IncomingMessage, mostBytes: number): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    // The rest is read and thrown away, so that the answer reaches a sender who is still sending.
    if (bytes <= mostBytes) parts.push(part);
    else if (bytes > 100 * mostBytes) return undefined;
  }
  if (bytes > mostBytes) return undefined;
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    return undefined;
  }
}

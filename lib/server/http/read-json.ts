import type { IncomingMessage } from "node:http";
import { type Pace, readBody } from "./read-body";

/** The JSON value in a request's body; undefined when there is none, it is broken or too slow, or it is over `mostBytes`. */
export async function readJson(request: IncomingMessage, mostBytes: number, pace?: Pace): Promise<unknown> {
  const body = await readBody(request, mostBytes, { pace });
  if (typeof body === "string") return undefined;
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

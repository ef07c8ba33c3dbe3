import type { IncomingMessage, ServerResponse } from "node:http";
import { problem } from "@/lib/session/problem";
import { createBodyRoom } from "./body-room";
import { isBehind, PACE, type Pace } from "./read-body";
import { type Address, clientAddress } from "./request-origin";
import { requestUrl } from "./request-path";

const MEGABYTE = 1024 ** 2;
/** A lesson plan of twelve rounds has some kilobytes. */
const MOST_BYTES = MEGABYTE;
/** next-auth reads whatever is sent there, as a whole. An e-mail, a password and a token are far shorter. */
const SIGN_IN = { path: "/api/auth/", mostBytes: 8_192 };
const ROOM = { most: 32 * MEGABYTE, mostFrom: 8 * MEGABYTE };

/**
 * What the pages are sent, such as forms, is read by Next, which keeps all of it in memory for as long as it takes. Looks at a
 * request before Next does: whether its body is small enough, and there is room for it; and cuts it off when it comes too slowly.
 * False when the request was answered here.
 */
export function createPageBodies(address: Address, pace: Pace = PACE) {
  const room = createBodyRoom(ROOM);

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { "transfer-encoding": encoding, "content-length": length } = request.headers;
    if (encoding === undefined && (length === undefined || length === "0")) return true;
    const refuse = (status: number, code: "bad-request" | "uploads-full") => {
      response.writeHead(status, {
        "Content-Type": "application/json; charset=utf-8",
        "Cache-Control": "no-store",
        Connection: "close",
      });
      // Unread bytes would reset the connection before the answer is read.
      request.resume();
      response.end(JSON.stringify({ ok: false, problem: problem(code) }));
      return false;
    };
    // Browsers say how long a form is.
    if (encoding !== undefined) return refuse(411, "bad-request");
    const bytes = Number(length);
    const isSignIn = requestUrl(request)?.pathname.startsWith(SIGN_IN.path);
    if (!(bytes <= (isSignIn ? SIGN_IN.mostBytes : MOST_BYTES))) return refuse(413, "bad-request");
    const held = room.enter(clientAddress(request, address));
    if (!held.take(bytes)) return refuse(503, "uploads-full");
    const began = performance.now();
    const before = request.socket.bytesRead;
    const watch = setInterval(() => {
      if (request.complete) return clearInterval(watch);
      const elapsed = performance.now() - began;
      const read = request.socket.bytesRead - before;
      if (elapsed > pace.longestMs || isBehind(read, elapsed, pace)) request.socket.destroy();
    }, pace.graceMs / 10);
    watch.unref();
    response.once("close", () => {
      clearInterval(watch);
      held.leave();
    });
    return true;
  };
}

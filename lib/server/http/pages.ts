import type { IncomingMessage, ServerResponse } from "node:http";
import { BROWSER_PASS_COOKIE } from "@/lib/auth/browser-pass";
import type { ClassDoor } from "@/lib/auth/class-door";
import { networkOf } from "@/lib/auth/network-of";
import { PAGE_ADDRESS_HEADER } from "@/lib/protocol/http";
import { send } from "./answer";
import { createBodyRoom, isBehind, PACE, type Pace } from "./bodies";
import { browserPassCookie, readCookies } from "./cookies";
import { createPageTurns } from "./page-turns";
import { type Address, clientAddress, hasSecureCookies, settleForwarding } from "./request-origin";
import { OF_NEXT } from "./routes";
import { isStaticFile } from "./static-files";

export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

/** Takes about half a core; of three hundred who open a page together, the last waits a few seconds. */
const TURNS = { atOnce: 6, perSecond: 100, mostWaiting: 1_200 };
/** Pages on which people type a code, or that a QR code opens. */
const WAYS_IN = /^\/($|join\/|play\/)/;
/** An address without a page: whoever asks for it gets the "not found" page. */
const NO_PAGE = "/404";

/** In both languages: finding out the reader's would cost as much as the page. */
const CROWDED = `Many pages are being opened from your network at the moment. This one tries again by itself.

تُفتح صفحات كثيرة من شبكتك الآن. تعيد هذه الصفحة المحاولة تلقائيًا.
`;
const TRY_AGAIN_S = 3;

export type PageDoorOptions = {
  readonly address: Address;
  readonly door: ClassDoor;
  readonly pace?: Pace;
  readonly pages: Pages;
};

/** Sits in front of Next: requests reach it with trustworthy forwarding headers and a bounded body, and take turns. */
export function createPageDoor({ address, door, pace, pages }: PageDoorOptions) {
  const turns = createPageTurns(TURNS);
  const admitBody = createPageBodies(address, pace);
  return (request: IncomingMessage, response: ServerResponse, path: string) => {
    if (request.method === "GET" && WAYS_IN.test(path)) givePass(request, response, door, address);
    settleForwarding(request, address);
    request.headers[PAGE_ADDRESS_HEADER] = request.url;
    if (!admitBody(request, response, path)) return;
    if (!isReadable(path)) request.url = NO_PAGE;
    if (isStaticFile(path)) return pages(request, response);
    const network = networkOf(clientAddress(request, address));
    if (!turns.take(network, response, () => pages(request, response))) refuseCrowd(response);
  };
}

/** Gives a browser without a valid pass a new one, in a cookie of the response. */
function givePass(
  request: IncomingMessage,
  response: ServerResponse,
  { passes }: ClassDoor,
  address: Address,
): void {
  if (passes.valid(readCookies(request.headers)[BROWSER_PASS_COOKIE]) !== null) return;
  response.appendHeader("Set-Cookie", browserPassCookie(passes.fresh(), hasSecureCookies(request, address)));
}

/** Whether a path's escapes can be decoded (`%E0%A4%A` cannot), which Next takes for granted. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Browsers reload the page because of `Refresh`. */
function refuseCrowd(response: ServerResponse): void {
  response.writeHead(503, {
    "Content-Type": "text/plain; charset=utf-8",
    "Retry-After": TRY_AGAIN_S,
    Refresh: String(TRY_AGAIN_S),
  });
  response.end(CROWDED);
}

const MEGABYTE = 1024 ** 2;
/** A lesson plan of twelve rounds has a few kilobytes, and its teacher's own words at most a megabyte and a half. */
const MOST_BYTES = 2 * MEGABYTE;
const ROOM = { most: 32 * MEGABYTE, mostFrom: 8 * MEGABYTE };

/**
 * Next reads the bodies of requests to pages, such as forms, into memory, however long they are and take. Checks each request before
 * Next gets it: whether its body is small enough and there is room for it; and disconnects it if the body comes too slowly. The
 * returned function returns false when it has answered the request itself.
 */
function createPageBodies(address: Address, pace: Pace = PACE) {
  const room = createBodyRoom(ROOM);

  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    const { "transfer-encoding": encoding, "content-length": length } = request.headers;
    if (encoding === undefined && (length === undefined || length === "0")) return true;
    const refuse = (refused: "bad-request" | "uploads-full", status: number) => {
      send(response, { refused, status, headers: { Connection: "close" } });
      // Unread bytes would reset the connection before the answer is read.
      request.resume();
      return false;
    };
    // Browsers always send the length of a form.
    if (encoding !== undefined) return refuse("bad-request", 411);
    const bytes = Number(length);
    const most = path.startsWith(OF_NEXT.path) ? OF_NEXT.mostBytes : MOST_BYTES;
    if (!(bytes <= most)) return refuse("bad-request", 413);
    const held = room.enter(clientAddress(request, address));
    if (!held.take(bytes)) return refuse("uploads-full", 503);
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

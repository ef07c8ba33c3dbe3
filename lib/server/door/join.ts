import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "@/db/client";
import { whyNotStored } from "@/db/refused-for-good";
import type { SessionRow } from "@/db/sessions";
import { BROWSER_PASS_COOKIE, browserPassCookie } from "@/lib/auth/browser-pass";
import type { ClassDoor } from "@/lib/auth/class-door";
import { networkOf } from "@/lib/auth/network-of";
import { statusOf } from "@/lib/protocol/http";
import { type JoinReply, JoinRequest } from "@/lib/protocol/join";
import { type NotStored, type ProblemCode, problem } from "@/lib/session/problem";
import { mayFreeUp } from "@/lib/session/seats";
import { readCookies, seatCookie } from "../http/cookies";
import type { Pace } from "../http/read-body";
import { readJson } from "../http/read-json";
import { type Address, clientAddress, isOwnOrigin, isSecure } from "../http/request-origin";
import type { Logger } from "../logger";
import type { Metrics } from "../operations/metrics";
import type { LiveRoom } from "../room/live-room";
import type { Rooms } from "../room/rooms";
import { giveSeat, isNameOfSeat, keptSeat, type SeatGiven } from "./give-seat";
import { createTurnstile } from "./turnstile";

export const JOIN_PATH = "/api/join";

const MOST_BYTES = 4 * 1024;
/** A class that opens its lids together is in after a few seconds; nobody waits longer than a page does. */
const TURNS = { perSecond: 20, patienceMs: 45_000, mostInLane: 400, mostInNetwork: 2_000 };
/** How long a student waits for the seat to be stored. */
const STORING_MS = 10_000;
/** When a page may ask again by itself. */
const RETRY_AFTER_S = 2;

export type JoinOptions = {
  readonly pace?: Pace;
  readonly db: Database;
  readonly rooms: Rooms;
  readonly door: ClassDoor;
  readonly address: Address;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly isClosing: () => boolean;
};

type Joined = SeatGiven & {
  readonly session?: SessionRow;
  /** Why a seat that was given could not be saved in time. */
  readonly notStored?: NotStored | null;
  /** Refused for the moment only. */
  readonly passes?: boolean;
};

/** Answers `POST /api/join`: the code and a nickname for a seat in the class, kept in a cookie. */
export function createJoin({ db, rooms, door, address, log, metrics, isClosing, pace }: JoinOptions) {
  const turnstile = createTurnstile(TURNS);

  const join = async (request: IncomingMessage, pass: string | null, left: AbortSignal): Promise<Joined> => {
    if (isClosing()) return { code: "shutting-down" };
    if (!isOwnOrigin(request.headers, address)) return { code: "bad-request" };
    const parsed = JoinRequest.safeParse(await readJson(request, MOST_BYTES, pace));
    if (!parsed.success) {
      const isCode = parsed.error.issues.every(({ path }) => path[0] === "code");
      return { code: isCode ? "no-such-code" : "bad-request" };
    }
    const { code, another = false, ...asked } = parsed.data;
    const from = clientAddress(request, address);
    const session = await door.find(db, code, { address: from, pass });
    if (typeof session === "string") return { code: session, passes: session === "too-fast" };
    const live = await rooms.open(session);
    const kept = await keptSeat(db, session, live, request);
    const before = kept?.code === null ? kept : null;
    if (kept && !before) return { session, ...kept };
    // Nobody is let in under another name than the one they have just typed.
    if (before && (isNameOfSeat(live, before.seat, asked.nickname) || (!another && isDrawn(live))))
      return { session, ...before };
    if (before && !another) return { session, code: "already-seated", seat: before.seat };
    // Whoever brings a seat's cookie keeps cookies.
    if (!before && !bringsCookie(request)) return { session, code: "cookies-blocked" };
    const place = { network: networkOf(from), lane: pass ?? "" };
    const given = await turnstile.turn(session.id, place, left, async (): Promise<SeatGiven> => {
      return isClosing() ? { code: "shutting-down" } : giveSeat(db, session, live, asked, before);
    });
    if (given === null) return { session, code: "too-fast", passes: true };
    if (given.code === null)
      return { session, ...given, notStored: await notStoredInTime(live, given.through) };
    return { session, ...given, passes: given.code === "session-full" && mayFreeUp(live.room.session()) };
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const left = new AbortController();
    response.once("close", () => left.abort());
    const pass = door.passes.valid(readCookies(request.headers)[BROWSER_PASS_COOKIE]);
    const joined = await join(request, pass, left.signal).catch((error): Joined => {
      log.error({ err: error }, "joining failed");
      const trouble = whyNotStored(error);
      // Of a database that is away, whoever asks hears from it.
      if (trouble !== null && trouble !== "not-saved") rooms.failedToStore(trouble);
      return { code: trouble ?? "internal" };
    });
    const code = joined.code ?? joined.notStored ?? null;
    metrics.joinAnswered(code);
    if (code) log.info({ session: joined.session?.id, seat: joined.seat, code }, "join refused");
    const secure = isSecure(request, address);
    if (joined.code === null && joined.session)
      response.setHeader("Set-Cookie", seatCookie(joined.session.id, joined.token, secure));
    else if ((joined.passes || code === "cookies-blocked") && pass === null)
      response.setHeader("Set-Cookie", browserPassCookie(door.passes.fresh(), secure));
    if (joined.passes) response.setHeader("Retry-After", RETRY_AFTER_S);
    response.writeHead(code === null ? 200 : statusOf(code), {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    });
    response.end(JSON.stringify(replyTo(joined, code)));
  };
}

function isDrawn({ room }: LiveRoom): boolean {
  return room.session().lobby.generatedNames;
}

/**
 * Whether the browser keeps our cookies. Every page on the way in sets one, and a seat is a cookie: given to a browser that drops it, it would be
 * nobody's, and the nickname taken. Whose pass has run out is given another with the refusal, and asks again.
 */
function bringsCookie({ headers }: IncomingMessage): boolean {
  return readCookies(headers)[BROWSER_PASS_COOKIE] !== undefined;
}

/** Null when the log is stored up to `seq` in time. */
async function notStoredInTime({ journal }: LiveRoom, seq: number): Promise<NotStored | null> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, STORING_MS, false).unref());
  const stored = await Promise.race([journal.stored(seq), timeout]);
  return stored ? null : (journal.trouble() ?? "not-saved");
}

function replyTo({ session }: Joined, code: ProblemCode | null): JoinReply {
  if (code === null && session) return { ok: true, joinCode: session.joinCode };
  return { ok: false, problem: problem(code ?? "internal") };
}

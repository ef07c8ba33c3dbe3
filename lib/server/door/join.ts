import type { OutgoingHttpHeaders } from "node:http";
import { createSeat, seatOf } from "@/db/session/seats/seats";
import type { SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { whyNotStored } from "@/db/store/refused-for-good";
import { BROWSER_PASS_COOKIE } from "@/lib/auth/browser-pass";
import type { ClassDoor } from "@/lib/auth/class-door";
import { networkOf } from "@/lib/auth/network-of";
import type { Cookies } from "@/lib/auth/teacher-from-cookies";
import { type JoinReply, JoinRequest, seatCookieName } from "@/lib/protocol/join";
import type { SystemCommand } from "@/lib/session/decide/commands";
import type { NotStored, ProblemCode } from "@/lib/session/decide/problem";
import { isSeatValid, mayFreeUp } from "@/lib/session/decide/seats";
import type { ParticipantId } from "@/lib/session/log/events";
import { cleanNickname, nicknameKey } from "@/lib/session/names/nickname";
import type { Answer } from "../http/answer";
import { browserPassCookie, seatCookie } from "../http/cookies";
import type { Asked } from "../http/route";
import type { LiveRoom } from "../room/live-room";
import type { Rooms } from "../room/rooms";
import { createTurnstile } from "./turnstile";

const SYSTEM = { kind: "system" } as const;
/** A class that opens its laptops together is in after a few seconds, and nobody waits longer than a page does. */
const TURNS = { perSecond: 20, patienceMs: 45_000, mostInLane: 400, mostInNetwork: 2_000 };
/** How long a student waits for the seat to be stored. */
const STORING_MS = 10_000;
/** When a page should try again by itself. */
export const RETRY_AFTER_S = 2;

export type JoinOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly door: ClassDoor;
  readonly isClosing: () => boolean;
};

type Joined = SeatGiven & {
  readonly session?: SessionRow;
  /** Why a seat that was given could not be saved in time. */
  readonly notStored?: NotStored | null;
  /** Whether the refusal is temporary. */
  readonly passes?: boolean;
};

type Joining = Asked<never, "join code">;

/** Gives a seat in the class, kept in a cookie, in exchange for the code and a nickname. */
export function createJoin({ db, rooms, door, isClosing }: JoinOptions) {
  const turnstile = createTurnstile(TURNS);

  const join = async ({ json, cookies, from, over }: Joining, pass: string | null): Promise<Joined> => {
    const parsed = JoinRequest.safeParse(json);
    if (!parsed.success) {
      const isCode = parsed.error.issues.every(({ path }) => path[0] === "code");
      return { code: isCode ? "no-such-code" : "bad-request" };
    }
    const { code, another = false, ...asked } = parsed.data;
    const session = await door.find(db, code, { address: from, pass });
    if (typeof session === "string") return { code: session, passes: session === "too-fast" };
    const live = await rooms.open(session);
    const kept = await keptSeat(db, session, live, cookies);
    const before = kept?.code === null ? kept : null;
    if (kept && !before) return { session, ...kept };
    // Nobody gets in under a name other than the one they have just typed.
    if (before && (isNameOfSeat(live, before.seat, asked.nickname) || (!another && isDrawn(live))))
      return { session, ...before };
    if (before && !another) return { session, code: "already-seated", seat: before.seat };
    // A browser with a seat has already shown that it keeps cookies.
    if (!before && !bringsCookie(cookies)) return { session, code: "cookies-blocked" };
    const place = { network: networkOf(from), lane: pass ?? "" };
    const given = await turnstile.turn(session.id, place, over, async (): Promise<SeatGiven> => {
      return isClosing() ? { code: "shutting-down" } : giveSeat(db, session, live, asked, before);
    });
    if (given === null) return { session, code: "too-fast", passes: true };
    if (given.code === null)
      return { session, ...given, notStored: await notStoredInTime(live, given.through) };
    return { session, ...given, passes: given.code === "session-full" && mayFreeUp(live.room.session()) };
  };

  return async (asked: Joining): Promise<Answer> => {
    const { cookies, hasSecureCookies, about } = asked;
    const pass = door.passes.valid(cookies[BROWSER_PASS_COOKIE]);
    const joined = await join(asked, pass).catch((error) => {
      const trouble = whyNotStored(error);
      // An unreachable database is noticed by the health check itself.
      if (trouble !== null && trouble !== "not-saved") rooms.failedToStore(trouble);
      throw error;
    });
    const { session, passes } = joined;
    about.session = session?.id;
    about.seat = joined.seat;
    const headers: OutgoingHttpHeaders = passes ? { "Retry-After": RETRY_AFTER_S } : {};
    if (joined.code === null && session) {
      headers["Set-Cookie"] = seatCookie(session.id, joined.token, hasSecureCookies);
      if (joined.notStored) return { refused: joined.notStored, headers };
      return { headers, json: { ok: true, joinCode: session.joinCode } satisfies JoinReply };
    }
    const refused = joined.code ?? "internal";
    if ((passes || refused === "cookies-blocked") && pass === null)
      headers["Set-Cookie"] = browserPassCookie(door.passes.fresh(), hasSecureCookies);
    return { refused, headers };
  };
}

function isDrawn({ room }: LiveRoom): boolean {
  return room.session().lobby.generatedNames;
}

/**
 * Whether the browser keeps our cookies. Every page on the way in sets one, and a seat is a cookie: a browser that drops it would
 * leave a seat without an owner, and a nickname taken. A browser whose pass has expired gets a new one with the refusal, and tries again.
 */
export function bringsCookie(cookies: Cookies): boolean {
  return cookies[BROWSER_PASS_COOKIE] !== undefined;
}

/** Why the log was not stored up to `seq` in time; null when it was. */
export async function notStoredInTime({ journal }: LiveRoom, seq: number): Promise<NotStored | null> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, STORING_MS, false).unref());
  const stored = await Promise.race([journal.stored(seq), timeout]);
  return stored ? null : (journal.trouble() ?? "not-saved");
}

/** A seat, or why there is none. It is final once the log is stored up to `through`. */
type SeatGiven =
  | { readonly code: ProblemCode; readonly seat?: ParticipantId }
  | ({ readonly code: null; readonly through: number } & HeldSeat);
type HeldSeat = { readonly seat: ParticipantId; readonly token: string };

/** Whether a typed nickname is that of a seat's participant, or the one they have asked for. */
function isNameOfSeat({ room }: LiveRoom, seat: ParticipantId, nickname: string): boolean {
  const cleaned = cleanNickname(nickname);
  const participant = room.session().participants[seat];
  const names = [participant?.nickname ?? "", participant?.wish ?? ""].map(nicknameKey);
  return cleaned.ok && names.includes(nicknameKey(cleaned.nickname));
}

/** The seat that this browser already has in the class, or that it was removed from it; null when it has none. */
async function keptSeat(
  db: Database,
  session: SessionRow,
  { room }: LiveRoom,
  cookies: Cookies,
): Promise<SeatGiven | null> {
  const token = cookies[seatCookieName(session.id)];
  const seat = token === undefined ? null : await seatOf(db, session.id, token);
  const participant = seat && room.session().participants[seat.participant];
  if (!participant || token === undefined) return null;
  const { id } = participant;
  if (seat.removed || !isSeatValid(participant, seat.life)) return { code: "seat-removed", seat: id };
  return { code: null, seat: id, token, through: -1 };
}

/**
 * Gives the next seat; to be called one at a time. The seat is in the database before anyone is told of the participant; should
 * the server die in between, the seat belongs to nobody and goes to whoever joins next.
 */
async function giveSeat(
  db: Database,
  session: SessionRow,
  { room }: LiveRoom,
  asked: Pick<Extract<SystemCommand, { type: "join" }>, "nickname" | "language">,
  /** The seat that this browser already has, when another person uses the browser now. */
  before: HeldSeat | null = null,
): Promise<SeatGiven> {
  const join = { type: "join", ...asked, ...(before && { insteadOf: before.seat }) } as const;
  const decided = room.would(SYSTEM, join);
  if (!decided.ok) return { code: decided.problem.code };
  const [joined] = decided.events;
  if (before && (joined?.type === "participant-renamed" || joined?.type === "nickname-wished")) {
    const renamed = room.ask(SYSTEM, join);
    return renamed.ok ? { code: null, ...before, through: renamed.through } : { code: renamed.problem.code };
  }
  if (joined?.type !== "participant-joined") return { code: "internal" };
  const seat = joined.participant;
  const token = await createSeat(db, session.id, seat);
  const outcome = room.ask(SYSTEM, { ...join, seat });
  if (!outcome.ok) return { code: outcome.problem.code };
  return { code: null, seat, token, through: outcome.through };
}

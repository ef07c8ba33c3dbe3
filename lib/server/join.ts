import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Database } from "@/db/client";
import { createSeat, seatOf } from "@/db/seats";
import { findLiveSessionByCode, type SessionRow } from "@/db/sessions";
import { statusOf } from "@/lib/protocol/http";
import { type JoinReply, JoinRequest, seatCookieName } from "@/lib/protocol/join";
import { type ProblemCode, problem } from "@/lib/session/problem";
import { readCookies, seatCookie } from "./cookies";
import type { LiveRoom } from "./live-room";
import type { Log } from "./log";
import { readJson } from "./read-json";
import { type Address, clientAddress, isOwnOrigin, isSecure } from "./request-origin";
import type { Rooms } from "./rooms";

export const JOIN_PATH = "/api/join";

const MOST_BYTES = 4 * 1024;
/** How long a student waits for the seat to be stored. */
const PATIENCE_MS = 10_000;
const SYSTEM = { kind: "system" } as const;

/** A refusal, or the token of a seat; `stored` false: the seat is there, but the class could not save it yet. */
type Joined =
  | ProblemCode
  | { readonly session: SessionRow; readonly token: string; readonly stored: boolean };

export type JoinOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly address: Address;
  readonly log: Log;
  readonly isClosing: () => boolean;
};

/** Answers `POST /api/join`: the code and a nickname for a seat in the class, kept in a cookie. */
export function createJoin({ db, rooms, address, log, isClosing }: JoinOptions) {
  const failedGuesses = new RateLimiterMemory({ points: 20, duration: 5 * 60 });
  const joins = new RateLimiterMemory({ points: 20, duration: 1 });
  /** The last joining of each session: they take turns, since each takes the next seat. */
  const turns = new Map<string, Promise<unknown>>();

  const join = async (request: IncomingMessage): Promise<Joined> => {
    if (isClosing()) return "shutting-down";
    if (!isOwnOrigin(request.headers, address)) return "bad-request";
    const parsed = JoinRequest.safeParse(await readJson(request, MOST_BYTES));
    if (!parsed.success)
      return parsed.error.issues.every(({ path }) => path[0] === "code") ? "no-such-code" : "bad-request";
    const from = clientAddress(request, address);
    const guesses = await failedGuesses.get(from);
    if (guesses && guesses.remainingPoints <= 0) return "too-fast";
    const session = await findLiveSessionByCode(db, parsed.data.code);
    if (!session) {
      await failedGuesses.consume(from).catch(() => {});
      return "no-such-code";
    }
    const live = await rooms.open(session);
    const kept = await keptSeat(db, session, live, request);
    if (kept) return kept;
    if (!(await joins.consume(session.id).then(Boolean, () => false))) return "too-fast";
    const turn = (turns.get(session.id) ?? Promise.resolve()).then(() =>
      takeSeat(db, session, live, parsed.data.nickname),
    );
    const settled = turn.catch(() => {});
    turns.set(session.id, settled);
    settled.then(() => turns.get(session.id) === settled && turns.delete(session.id));
    const taken = await turn;
    if (typeof taken === "string") return taken;
    return { session, token: taken.token, stored: await storedInTime(live, taken.through) };
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const joined = await join(request).catch((error): ProblemCode => {
      log.error({ err: error }, "joining failed");
      return "internal";
    });
    if (typeof joined !== "string")
      response.setHeader(
        "Set-Cookie",
        seatCookie(joined.session.id, joined.token, isSecure(request, address)),
      );
    const code = typeof joined === "string" ? joined : joined.stored ? null : "not-saved";
    if (code) log.info({ code }, "join refused");
    const reply: JoinReply =
      code === null && typeof joined !== "string"
        ? { ok: true, joinCode: joined.session.joinCode }
        : { ok: false, problem: problem(code ?? "internal") };
    response.writeHead(code === null ? 200 : statusOf(code), {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    });
    response.end(JSON.stringify(reply));
  };
}

/** The seat that this browser already has in the class; null when it has none. */
async function keptSeat(
  db: Database,
  session: SessionRow,
  { room }: LiveRoom,
  request: IncomingMessage,
): Promise<Joined | null> {
  const token = readCookies(request.headers)[seatCookieName(session.id)];
  const seat = token === undefined ? null : await seatOf(db, session.id, token);
  const participant = seat && room.session().participants[seat.participant];
  if (!participant || token === undefined) return null;
  if (seat.removed || participant.removed) return "seat-removed";
  return { session, token, stored: true };
}

/**
 * Takes the next seat. The seat is in the database before anyone is told of the participant; should the server die in
 * between, the seat is nobody's and goes to who joins next.
 */
async function takeSeat(
  db: Database,
  session: SessionRow,
  live: LiveRoom,
  nickname: string,
): Promise<ProblemCode | { token: string; through: number }> {
  const refusal = live.room.wouldRefuse(SYSTEM, { type: "join", nickname });
  if (refusal) return refusal.code;
  const token = await createSeat(db, session.id, live.room.session().participants.length);
  const outcome = live.room.ask(SYSTEM, { type: "join", nickname });
  return outcome.ok ? { token, through: outcome.through } : outcome.problem.code;
}

function storedInTime({ journal }: LiveRoom, seq: number): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
  return Promise.race([journal.stored(seq), timeout]);
}

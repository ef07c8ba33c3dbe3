import type { OutgoingHttpHeaders } from "node:http";
import { createSeatMove, SEAT_MOVE_MS, takeSeatMove } from "@/db/session/seats/seat-moves";
import type { Database } from "@/db/store/client";
import { BROWSER_PASS_COOKIE } from "@/lib/auth/browser-pass";
import type { ClassDoor } from "@/lib/auth/class-door";
import { type SeatMoveReply, type TakeSeatReply, TakeSeatRequest } from "@/lib/protocol/seat-move";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isSeatValid } from "@/lib/session/decide/seats";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant } from "@/lib/session/log/session";
import type { Answer } from "../http/answer";
import { browserPassCookie, seatCookie } from "../http/cookies";
import type { Asked } from "../http/route";
import { seatOfCookies } from "../http/visitors";
import type { Logger } from "../logger";
import type { LiveRoom } from "../room/live-room";
import type { Rooms } from "../room/rooms";
import { bringsCookie, notStoredInTime, RETRY_AFTER_S } from "./join";

export type SeatMoveOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly door: ClassDoor;
  readonly log: Logger;
};

/** Makes, for the host, the code with which a student's seat moves to another device. */
export function createSeatCode({ db, rooms, log }: SeatMoveOptions) {
  return async ({
    params: { session, participant },
    visitor: { row },
    about,
  }: Asked<"session" | "participant", "desk">): Promise<Answer> => {
    if (row.endedAt !== null) return "session-ended";
    const live = await rooms.open(row);
    if (live.room.session().phase.kind === "ended") return "session-ended";
    if (!movable(live, participant)) return "no-such-participant";
    const code = await createSeatMove(db, session, participant, new Date());
    log.info({ ...about, seat: participant }, "code for a seat made");
    return { json: { ok: true, code, lasts: SEAT_MOVE_MS } satisfies SeatMoveReply };
  };
}

/** Whose seat may move. One that nobody has used yet may still be given to somebody else, and whoever lost it joins again. */
function movable({ room }: LiveRoom, id: ParticipantId): Participant | null {
  const participant = room.session().participants[id];
  return participant && !participant.removed && participant.arrived ? participant : null;
}

type Taking = Asked<never, "seat code">;
/** `token` null: this browser has the seat already. */
type Taken = { readonly session: string; readonly joinCode: string; readonly token: string | null };

/** Gives a seat to the browser that brings its code: the browser gets a new token, and the lab that was opened with the one before is closed. */
export function createTakeSeat({ db, rooms, door, log }: SeatMoveOptions) {
  const take = async (
    { json, cookies, from, about }: Taking,
    pass: string | null,
  ): Promise<Taken | ProblemCode> => {
    const parsed = TakeSeatRequest.safeParse(json);
    if (!parsed.success) {
      const isCode = parsed.error.issues.every(({ path }) => path[0] === "code");
      return isCode ? "seat-code-over" : "bad-request";
    }
    const { code } = parsed.data;
    const move = await door.findSeat(db, code, { address: from, pass });
    if (move === "too-fast") return move;
    if (move === "no-such-code") return "seat-code-over";
    const { session: row, participant } = move;
    about.session = row.id;
    about.seat = participant;
    // A browser that drops our cookies would leave the seat without an owner.
    if (!bringsCookie(cookies)) return "cookies-blocked";
    const live = await rooms.open(row);
    const own = await seatOfCookies(db, row.id, cookies);
    const sitter = own && live.room.session().participants[own.participant];
    if (own && sitter) {
      if (own.removed || !isSeatValid(sitter, own.life)) return "seat-removed";
      if (sitter.id === participant) return { session: row.id, joinCode: row.joinCode, token: null };
      if (sitter.runs.length > 0) return "seat-in-the-way";
    }
    // A student who has just been let back in must not be out again after a restart.
    const notStored = await notStoredInTime(live, live.room.session().seq);
    if (notStored) return notStored;
    const mover = movable(live, participant);
    if (!mover || live.room.session().phase.kind === "ended") return "seat-code-over";
    const token = await takeSeatMove(db, move, { code, life: mover.removals, now: new Date() });
    if (token === null) return "seat-code-over";
    live.moved(participant);
    log.info(about, "seat moved to another device");
    return { session: row.id, joinCode: row.joinCode, token };
  };

  return async (asked: Taking): Promise<Answer> => {
    const pass = door.passes.valid(asked.cookies[BROWSER_PASS_COOKIE]);
    const taken = await take(asked, pass);
    const headers: OutgoingHttpHeaders = {};
    if (typeof taken !== "string") {
      if (taken.token !== null)
        headers["Set-Cookie"] = seatCookie(taken.session, taken.token, asked.hasSecureCookies);
      return { headers, json: { ok: true, joinCode: taken.joinCode } satisfies TakeSeatReply };
    }
    if (taken === "too-fast") headers["Retry-After"] = RETRY_AFTER_S;
    if ((taken === "too-fast" || taken === "cookies-blocked") && pass === null)
      headers["Set-Cookie"] = browserPassCookie(door.passes.fresh(), asked.hasSecureCookies);
    return { refused: taken, headers };
  };
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import type { Database } from "@/db/client";
import { whyNotStored } from "@/db/refused-for-good";
import type { Seat } from "@/db/seats";
import { findSession, type SessionRow } from "@/db/sessions";
import { statusOf } from "@/lib/protocol/http";
import type { ParticipantId } from "@/lib/session/events";
import { MAX_ROUNDS } from "@/lib/session/plan";
import { type ProblemCode, problem } from "@/lib/session/problem";
import type { RoundDigest } from "@/lib/session/round-digest";
import { refusedHost } from "../door/admit";
import type { Logger } from "../logger";
import type { Rooms } from "../room/rooms";
import { readCookies } from "./cookies";
import { digestOf } from "./digests";
import { requestUrl } from "./request-path";
import { refusedSeat, seatOfRequest } from "./seat-of-request";

const PATH = /^\/api\/sessions\/([0-9a-f-]{36})\/rounds\/(\d{1,2})\/digest$/;
const Asked = z.object({
  session: z.uuid(),
  round: z.coerce.number().pipe(
    z
      .int()
      .min(0)
      .max(MAX_ROUNDS - 1),
  ),
});

export type RoundDigestOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly log: Logger;
  readonly isClosing: () => boolean;
};

/** Who asks, as far as that was found out. */
type About = { session?: string; seat?: ParticipantId };

const zipped = promisify(gzip);
const answers = new WeakMap<RoundDigest, Promise<Buffer>>();

/** Once for all who ask. Every browser takes gzip. */
function zippedOnce(digest: RoundDigest): Promise<Buffer> {
  const bytes = answers.get(digest) ?? zipped(JSON.stringify(digest));
  answers.set(digest, bytes);
  return bytes;
}

/** Whether a request is for `createRoundDigest` to answer. */
export function isRoundDigest(request: IncomingMessage): boolean {
  return request.method === "GET" && PATH.test(requestUrl(request)?.pathname ?? "");
}

/** Answers `GET …/rounds/N/digest` to those who are in the class: what a round that is over showed. */
export function createRoundDigest({ db, rooms, log, isClosing }: RoundDigestOptions) {
  /** A page asks when a round is over, when its test is opened, and at most every four seconds when its scores change. */
  const requests = new RateLimiterMemory({ points: 20, duration: 10 });

  const find = async (request: IncomingMessage, about: About): Promise<Buffer | ProblemCode> => {
    if (isClosing()) return "shutting-down";
    const [, session, round] = PATH.exec(requestUrl(request)?.pathname ?? "") ?? [];
    const asked = Asked.safeParse({ session, round });
    if (!asked.success) return "bad-request";
    const row = await findSession(db, asked.data.session);
    if (!row) return "no-such-session";
    about.session = row.id;
    const visitor = await visitorOf(row, request, about);
    if (typeof visitor === "string") return visitor;
    const live = await rooms.open(row);
    const state = live.room.session();
    const refused = visitor && refusedSeat(state, visitor);
    if (refused) return refused;
    if (!state.plan.rounds[asked.data.round]) return "no-such-round";
    const digest = await digestOf(live.room, asked.data.round);
    return digest ? zippedOnce(digest) : "round-not-over";
  };

  /** Whose seat it is that asks; null: the host. */
  const visitorOf = async (
    row: SessionRow,
    request: IncomingMessage,
    about: About,
  ): Promise<Seat | null | ProblemCode> => {
    const seat = await seatOfRequest(db, row.id, request);
    if (seat) about.seat = seat.participant;
    const isSeated = seat !== null && !seat.removed;
    // Who looks at their own class may have a seat in it as well.
    if (!isSeated) {
      if (await refusedHost(db, row, readCookies(request.headers)))
        return seat ? "seat-removed" : "seat-lost";
      about.seat = undefined;
    }
    const paid = await requests.consume(`${row.id} ${about.seat ?? "host"}`).then(Boolean, () => false);
    if (!paid) return "too-fast";
    return isSeated ? seat : null;
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const about: About = {};
    const found = await find(request, about).catch((error): ProblemCode => {
      log.error({ err: error }, "a digest was not handed out");
      return whyNotStored(error) ?? "internal";
    });
    const head = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" };
    if (typeof found === "string") {
      log.info({ ...about, code: found }, "digest refused");
      response.writeHead(statusOf(found), head);
      return void response.end(JSON.stringify({ ok: false, problem: problem(found) }));
    }
    response.writeHead(200, { ...head, "Content-Encoding": "gzip" });
    response.end(found);
  };
}

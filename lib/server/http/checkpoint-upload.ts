import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import type { Database } from "@/db/client";
import { SessionGone } from "@/db/log";
import { whyNotStored } from "@/db/refused-for-good";
import { findSession } from "@/db/sessions";
import { floatsInBytes } from "@/lib/learning/float-bytes";
import { MAX_CHECKPOINT_BYTES } from "@/lib/protocol/checkpoint";
import { statusOf } from "@/lib/protocol/http";
import { type ParticipantId, RunNumber } from "@/lib/session/events";
import { type ProblemCode, problem } from "@/lib/session/problem";
import type { Logger } from "../logger";
import type { RefereeDesk } from "../referee/referee-desk";
import type { UploadWatch } from "../referee/upload-watch";
import type { Rooms } from "../room/rooms";
import type { BodyRoom, HeldBytes } from "./body-room";
import { type Pace, readBody, type Unread } from "./read-body";
import { type Address, clientAddress, isOwnOrigin } from "./request-origin";
import { requestUrl } from "./request-path";
import { refusedSeat, seatOfRequest } from "./seat-of-request";

const PATH = /^\/api\/sessions\/([0-9a-f-]{36})\/runs\/(\d{1,4})\/checkpoint$/;
const Asked = z.object({
  session: z.uuid(),
  run: z.coerce.number().pipe(RunNumber),
  step: z.coerce.number().int().min(0).max(16_777_216),
});

export type CheckpointUploadOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly desk: RefereeDesk;
  readonly uploads: UploadWatch;
  readonly address: Address;
  readonly log: Logger;
  readonly isClosing: () => boolean;
  /** For the weights that are on their way, or wait to be checked. */
  readonly room: BodyRoom;
  readonly pace?: Pace;
};

/** Of one class server. */
export const CHECKPOINT_ROOM = { most: 64 * 1024 ** 2, mostFrom: 32 * 1024 ** 2 };

const UNREAD: Readonly<Record<Unread, ProblemCode>> = {
  "too-large": "not-a-checkpoint",
  "too-slow": "upload-too-slow",
  "no-room": "uploads-full",
  "given-up": "newer-upload",
};

/** Whose upload it is, as far as that was found out. */
type About = { session?: string; seat?: ParticipantId };

/** Whether a request is for `createCheckpointUpload` to answer. */
export function isCheckpointUpload(request: IncomingMessage): boolean {
  return request.method === "PUT" && PATH.test(requestUrl(request)?.pathname ?? "");
}

/** Answers `PUT …/runs/N/checkpoint?step=S` with a seat's cookie: the weights of a run at its best, for the referee. */
export function createCheckpointUpload({
  db,
  rooms,
  desk,
  uploads: watch,
  address,
  log,
  isClosing,
  room,
  pace,
}: CheckpointUploadOptions) {
  /** A seat trains one run after the other: this is many more than it can end. */
  const uploads = new RateLimiterMemory({ points: 20, duration: 10 });
  /** One upload of a seat is read at a time: a page that was reloaded starts another, while the last bytes of the first are on their way. */
  const reading = new Map<string, AbortController>();

  const read = async (request: IncomingMessage, seat: string, held: HeldBytes): Promise<Buffer | Unread> => {
    reading.get(seat)?.abort();
    const own = new AbortController();
    reading.set(seat, own);
    return readBody(request, MAX_CHECKPOINT_BYTES, { pace, held, signal: own.signal }).finally(() => {
      if (reading.get(seat) === own) reading.delete(seat);
    });
  };

  const take = async (request: IncomingMessage, about: About): Promise<ProblemCode | null> => {
    if (isClosing()) return "shutting-down";
    if (!isOwnOrigin(request.headers, address)) return "bad-request";
    const url = requestUrl(request);
    const [, id, number] = PATH.exec(url?.pathname ?? "") ?? [];
    const asked = Asked.safeParse({ session: id, run: number, step: url?.searchParams.get("step") ?? "" });
    if (!asked.success) return "bad-request";
    const { session, run, step } = asked.data;
    about.session = session;
    const row = await findSession(db, session);
    if (!row) return "no-such-session";
    const seat = await seatOfRequest(db, session, request);
    if (!seat) return "seat-lost";
    const { participant } = seat;
    about.seat = participant;
    if (seat.removed) return "seat-removed";
    if (!(await uploads.consume(`${session} ${participant}`).then(Boolean, () => false))) return "too-fast";
    const live = await rooms.open(row);
    const refused = () => refusedSeat(live.room.session(), seat);
    const known = refused() ?? desk.expect({ row, live }, { participant, run, step });
    if (known !== null) {
      // Nobody needs the weights; a sender who waits for the answer is not to wait for a reader.
      request.resume();
      return known;
    }
    const end = watch.begin(session, participant);
    const held = room.enter(clientAddress(request, address));
    try {
      const body = await read(request, `${session} ${participant}`, held);
      if (typeof body === "string") return UNREAD[body];
      const weights = floatsInBytes(body);
      if (!weights) return "not-a-checkpoint";
      return refused() ?? (await desk.take({ row, live }, { participant, run, step, weights }));
    } finally {
      held.leave();
      end();
    }
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const about: About = {};
    const code = await take(request, about).catch((error): ProblemCode => {
      if (isClosing()) return "shutting-down";
      if (error instanceof SessionGone) return "no-such-session";
      // Nobody is there any more to hear it.
      if (request.destroyed && !request.complete) return "bad-request";
      log.error({ err: error }, "a checkpoint was not scored");
      return whyNotStored(error) ?? "internal";
    });
    if (code) log.info({ ...about, code }, "checkpoint refused");
    // Whoever is cut off for slowness is not listened to any longer.
    if (code === "upload-too-slow" || code === "newer-upload") response.setHeader("Connection", "close");
    response.writeHead(code ? statusOf(code) : 200, {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    });
    response.end(JSON.stringify(code ? { ok: false, problem: problem(code) } : { ok: true }));
  };
}

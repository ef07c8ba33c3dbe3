import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import type { Database } from "@/db/client";
import { whyNotStored } from "@/db/refused-for-good";
import { findSession } from "@/db/sessions";
import { bytesOfFloats } from "@/lib/learning/float-bytes";
import { statusOf } from "@/lib/protocol/http";
import { ParticipantId, RunNumber } from "@/lib/session/events";
import { type ProblemCode, problem } from "@/lib/session/problem";
import { refusedHost } from "../door/admit";
import type { Logger } from "../logger";
import type { RefereeDesk } from "../referee/referee-desk";
import type { Rooms } from "../room/rooms";
import { readCookies } from "./cookies";
import { requestUrl } from "./request-path";
import { refusedSeat, seatOfRequest } from "./seat-of-request";

const PATH = /^\/api\/sessions\/([0-9a-f-]{36})\/participants\/(\d{1,4})\/runs\/(\d{1,4})\/checkpoint$/;
const OWN_PATH = /^\/api\/sessions\/([0-9a-f-]{36})\/runs\/(\d{1,4})\/checkpoint$/;
const AskedOwn = z.object({ session: z.uuid(), run: z.coerce.number().pipe(RunNumber) });
const Asked = z.object({
  session: z.uuid(),
  participant: z.coerce.number().pipe(ParticipantId),
  run: z.coerce.number().pipe(RunNumber),
});

export type CheckpointDownloadOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly desk: RefereeDesk;
  readonly log: Logger;
  readonly isClosing: () => boolean;
};

/** Whose network a seat asks for, as far as that was found out. */
type About = { session?: string; seat?: ParticipantId };

/** Whether a request is for `createCheckpointDownload` to answer. */
export function isCheckpointDownload(request: IncomingMessage): boolean {
  const path = requestUrl(request)?.pathname ?? "";
  return request.method === "GET" && (PATH.test(path) || OWN_PATH.test(path));
}

/**
 * Answers `GET …/participants/P/runs/N/checkpoint` with a host's cookie: the weights that are kept of a student's run, so that desk and
 * projector can show what it has learnt; and `GET …/runs/N/checkpoint` with a seat's cookie: those of a run of its own, for a page that
 * was reloaded in a browser that keeps nothing. Nobody else sees a student's network.
 */
export function createCheckpointDownload({ db, rooms, desk, log, isClosing }: CheckpointDownloadOptions) {
  /** A page asks once when it is opened. */
  const downloads = new RateLimiterMemory({ points: 20, duration: 10 });

  const findOwn = async (
    request: IncomingMessage,
    path: string,
    about: About,
  ): Promise<Float32Array | ProblemCode> => {
    const [, id, number] = OWN_PATH.exec(path) ?? [];
    const asked = AskedOwn.safeParse({ session: id, run: number });
    if (!asked.success) return "bad-request";
    const { session, run } = asked.data;
    about.session = session;
    const row = await findSession(db, session);
    if (!row) return "no-such-session";
    const seat = await seatOfRequest(db, session, request);
    if (!seat) return "seat-lost";
    const { participant } = seat;
    about.seat = participant;
    if (seat.removed) return "seat-removed";
    if (!(await downloads.consume(`${session} ${participant}`).then(Boolean, () => false))) return "too-fast";
    const live = await rooms.open(row);
    const refused = refusedSeat(live.room.session(), seat);
    if (refused) return refused;
    return (await desk.network({ row, live }, participant, run)) ?? "no-such-run";
  };

  const find = async (request: IncomingMessage, about: About): Promise<Float32Array | ProblemCode> => {
    if (isClosing()) return "shutting-down";
    const path = requestUrl(request)?.pathname ?? "";
    if (OWN_PATH.test(path)) return findOwn(request, path, about);
    const [, session, participant, run] = PATH.exec(path) ?? [];
    const asked = Asked.safeParse({ session, participant, run });
    if (!asked.success) return "bad-request";
    const row = await findSession(db, asked.data.session);
    if (!row) return "no-such-session";
    const refused = await refusedHost(db, row, readCookies(request.headers));
    if (refused) return refused;
    const live = await rooms.open(row);
    return (await desk.network({ row, live }, asked.data.participant, asked.data.run)) ?? "no-such-run";
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const about: About = {};
    const found = await find(request, about).catch((error): ProblemCode => {
      log.error({ err: error }, "a checkpoint was not handed out");
      return whyNotStored(error) ?? "internal";
    });
    if (typeof found !== "string") {
      response.writeHead(200, { "Content-Type": "application/octet-stream", "Cache-Control": "no-store" });
      return void response.end(bytesOfFloats(found));
    }
    if (about.session !== undefined) log.info({ ...about, code: found }, "network refused");
    response.writeHead(statusOf(found), {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    });
    response.end(JSON.stringify({ ok: false, problem: problem(found) }));
  };
}

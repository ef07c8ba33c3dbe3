import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Database } from "@/db/client";
import { findSession } from "@/db/sessions";
import { bytesOfFloats } from "@/lib/learning/float-bytes";
import { statusOf } from "@/lib/protocol/http";
import { ParticipantId, RunNumber } from "@/lib/session/events";
import { type ProblemCode, problem } from "@/lib/session/problem";
import { refusedHost } from "./admit";
import { readCookies } from "./cookies";
import type { Log } from "./log";
import type { RefereeDesk } from "./referee/referee-desk";
import { requestUrl } from "./request-path";
import type { Rooms } from "./rooms";

const PATH = /^\/api\/sessions\/([0-9a-f-]{36})\/participants\/(\d{1,4})\/runs\/(\d{1,4})\/checkpoint$/;
const Asked = z.object({
  session: z.uuid(),
  participant: z.coerce.number().pipe(ParticipantId),
  run: z.coerce.number().pipe(RunNumber),
});

export type CheckpointDownloadOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly desk: RefereeDesk;
  readonly log: Log;
  readonly isClosing: () => boolean;
};

/** Whether a request is for `createCheckpointDownload` to answer. */
export function isCheckpointDownload(request: IncomingMessage): boolean {
  return request.method === "GET" && PATH.test(requestUrl(request)?.pathname ?? "");
}

/**
 * Answers `GET …/participants/P/runs/N/checkpoint` with a host's cookie: the weights that are kept of a student's run, so that desk and
 * projector can show what it has learnt. Nobody else sees a student's network.
 */
export function createCheckpointDownload({ db, rooms, desk, log, isClosing }: CheckpointDownloadOptions) {
  const find = async (request: IncomingMessage): Promise<Float32Array | ProblemCode> => {
    if (isClosing()) return "shutting-down";
    const [, session, participant, run] = PATH.exec(requestUrl(request)?.pathname ?? "") ?? [];
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
    const found = await find(request).catch((error): ProblemCode => {
      log.error({ err: error }, "a checkpoint was not handed out");
      return "internal";
    });
    if (typeof found !== "string") {
      response.writeHead(200, { "Content-Type": "application/octet-stream", "Cache-Control": "no-store" });
      return void response.end(bytesOfFloats(found));
    }
    response.writeHead(statusOf(found), {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    });
    response.end(JSON.stringify({ ok: false, problem: problem(found) }));
  };
}

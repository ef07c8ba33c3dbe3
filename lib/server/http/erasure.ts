import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { recorded } from "@/db/audit";
import type { Database } from "@/db/client";
import { eraseParticipant } from "@/db/erasure";
import { findSession } from "@/db/sessions";
import { type ErasureReply, ErasureRequest } from "@/lib/protocol/erasure";
import { statusOf } from "@/lib/protocol/http";
import { ParticipantId } from "@/lib/session/events";
import { type ProblemCode, problem } from "@/lib/session/problem";
import { refusedHost } from "../door/admit";
import type { Logger } from "../logger";
import type { Rooms } from "../room/rooms";
import { readCookies } from "./cookies";
import { readJson } from "./read-json";
import { type Address, isOwnOrigin } from "./request-origin";
import { requestUrl } from "./request-path";

const PATH = /^\/api\/sessions\/([0-9a-f-]{36})\/participants\/(\d{1,4})\/erasure$/;
const Asked = z.object({ session: z.uuid(), participant: z.coerce.number().pipe(ParticipantId) });
const MOST_BYTES = 1024;

export type ErasureOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly address: Address;
  readonly log: Logger;
  readonly isClosing: () => boolean;
};

type About = { session?: string; erased?: ParticipantId };

/** Whether a request is for `createErasure` to answer. */
export function isErasure(request: IncomingMessage): boolean {
  return request.method === "POST" && PATH.test(requestUrl(request)?.pathname ?? "");
}

/** Answers `POST …/participants/P/erasure` with a host's cookie: erases one participant from a session of theirs that has ended. */
export function createErasure({ db, rooms, address, log, isClosing }: ErasureOptions) {
  const erase = async (request: IncomingMessage, about: About): Promise<ProblemCode | null> => {
    if (isClosing()) return "shutting-down";
    if (!isOwnOrigin(request.headers, address)) return "bad-request";
    const [, id, number] = PATH.exec(requestUrl(request)?.pathname ?? "") ?? [];
    const asked = Asked.safeParse({ session: id, participant: number });
    const wish = ErasureRequest.safeParse(await readJson(request, MOST_BYTES));
    if (!asked.success || !wish.success) return "bad-request";
    const { session, participant } = asked.data;
    Object.assign(about, { session, erased: participant });
    const row = await findSession(db, session);
    if (!row) return "no-such-session";
    const refused = await refusedHost(db, row, readCookies(request.headers));
    if (refused) return refused;
    if (row.endedAt === null) return "session-going-on";
    // A room that is in memory knows the name: it goes, and whoever still looks at the class gets it as it is stored then.
    const erased = await rooms.whileAway(row, () =>
      recorded(
        db,
        row.hostId,
        (transaction) =>
          eraseParticipant(transaction, session, row.hostId, { participant, runs: wish.data.runs }),
        (found) => (found ? { type: "participant-erased", session, participant } : null),
      ),
    );
    if (!erased) return "no-such-participant";
    log.info({ ...about, runs: wish.data.runs }, "participant erased");
    return null;
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const about: About = {};
    const code = await erase(request, about).catch((error): ProblemCode => {
      log.error({ ...about, err: error }, "a participant was not erased");
      return "internal";
    });
    if (code) log.info({ ...about, code }, "erasure refused");
    response.writeHead(code ? statusOf(code) : 200, {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    });
    const reply: ErasureReply = code ? { ok: false, problem: problem(code) } : { ok: true };
    response.end(JSON.stringify(reply));
  };
}

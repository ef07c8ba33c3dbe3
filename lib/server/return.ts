import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Database } from "@/db/client";
import { whyNotStored } from "@/db/refused-for-good";
import { renewSeat, seatOf } from "@/db/seats";
import { findSession } from "@/db/sessions";
import { statusOf } from "@/lib/protocol/http";
import { seatCookieName } from "@/lib/protocol/join";
import { type ReturnReply, ReturnRequest } from "@/lib/protocol/return";
import type { ParticipantId } from "@/lib/session/events";
import type { ReturnStatus } from "@/lib/session/page-state";
import { type ProblemCode, problem } from "@/lib/session/problem";
import { isSeatValid } from "@/lib/session/seats";
import { readCookies, seatCookie } from "./cookies";
import type { LiveRoom } from "./live-room";
import type { Log } from "./log";
import type { Pace } from "./read-body";
import { readJson } from "./read-json";
import { type Address, isOwnOrigin, isSecure } from "./request-origin";
import type { Rooms } from "./rooms";

const MOST_BYTES = 1024;
/** How long a page waits for what the host did to be stored; it asks again by itself. */
const STORING_MS = 10_000;
/** For so long a page whose answer was lost may be given the same one again. */
const REPEAT_MS = 2 * 60_000;

const SYSTEM = { kind: "system" } as const;

export type ReturnOptions = {
  readonly pace?: Pace;
  readonly db: Database;
  readonly rooms: Rooms;
  readonly address: Address;
  readonly log: Log;
  readonly isClosing: () => boolean;
};

type About = { session?: string; seat?: ParticipantId };
type ReturnAnswer = { readonly standing: ReturnStatus; readonly token?: string };

/**
 * Answers `POST /api/return`: someone who was removed asks to come back, hears how that stands, and gets a new seat token once
 * the host has let them in. The void token in the browser's cookie says who they were. It opens nothing; it can be exchanged,
 * after a readmission, once.
 */
export function createReturn({ db, rooms, address, log, isClosing, pace }: ReturnOptions) {
  /** A page asks every few seconds how things stand. */
  const requests = new RateLimiterMemory({ points: 20, duration: 10 });
  const repeats = createRepeats();

  const find = async (request: IncomingMessage, about: About): Promise<ReturnAnswer | ProblemCode> => {
    if (isClosing()) return "shutting-down";
    if (!isOwnOrigin(request.headers, address)) return "bad-request";
    const parsed = ReturnRequest.safeParse(await readJson(request, MOST_BYTES, pace));
    if (!parsed.success) return "bad-request";
    const { session, ask, page } = parsed.data;
    const row = await findSession(db, session);
    if (!row) return "no-such-session";
    about.session = row.id;
    const token = readCookies(request.headers)[seatCookieName(row.id)];
    if (token === undefined) return "seat-lost";
    const repeated = repeats.find(token, page);
    if (repeated !== null) return { standing: "back", token: repeated };
    const seat = await seatOf(db, row.id, token);
    if (!seat) return "seat-lost";
    about.seat = seat.participant;
    if (!(await requests.consume(`${row.id} ${seat.participant}`).then(Boolean, () => false)))
      return "too-fast";
    const live = await rooms.open(row);
    const now = () => live.room.session().participants[seat.participant];
    if (!now()) return "seat-lost";
    if (live.room.session().phase.kind === "ended") return "session-ended";
    if (isSeatValid(now(), seat.life)) return { standing: "back" };
    if (ask) {
      const outcome = live.room.ask(SYSTEM, { type: "ask-to-return", participant: seat.participant });
      if (!outcome.ok) return outcome.problem.code;
    }
    if (now().removed) return { standing: now().returning ?? "removed" };
    if (!(await storedInTime(live))) return live.journal.trouble() ?? "not-saved";
    if (now().removed) return { standing: "removed" };
    const given = { participant: seat.participant, token, life: now().removals };
    const renewed = await renewSeat(db, row.id, given);
    if (renewed === null) return "seat-lost";
    repeats.remember(token, page, renewed);
    log.info(about, "seat given back");
    return { standing: "back", token: renewed };
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const about: About = {};
    const found = await find(request, about).catch((error): ProblemCode => {
      log.error({ ...about, err: error }, "a return was not answered as it should");
      return whyNotStored(error) ?? "internal";
    });
    const refused = typeof found === "string" ? found : null;
    if (refused) log.info({ ...about, code: refused }, "return refused");
    if (typeof found !== "string" && found.token !== undefined && about.session !== undefined)
      response.setHeader("Set-Cookie", seatCookie(about.session, found.token, isSecure(request, address)));
    response.writeHead(refused ? statusOf(refused) : 200, {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    });
    const reply: ReturnReply =
      typeof found === "string"
        ? { ok: false, problem: problem(found) }
        : { ok: true, standing: found.standing };
    response.end(JSON.stringify(reply));
  };
}

/** What happened before the database is to hear of it: who is let back in must not be out again after a restart. */
function storedInTime({ room, journal }: LiveRoom): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, STORING_MS, false).unref());
  return Promise.race([journal.stored(room.session().seq), timeout]);
}

/**
 * The last seats that were given back, for pages that never heard of it because the connection broke just then. Only the page
 * that got one, by the name that it made up for itself, gets it again.
 */
function createRepeats() {
  const given = new Map<string, { readonly renewed: string; readonly until: number }>();
  const keyOf = (token: string, page: string) => `${token} ${page}`;
  return {
    find(token: string, page: string): string | null {
      const last = given.get(keyOf(token, page));
      return last && performance.now() < last.until ? last.renewed : null;
    },
    remember(token: string, page: string, renewed: string): void {
      const now = performance.now();
      for (const [key, { until }] of given) if (until <= now) given.delete(key);
      given.set(keyOf(token, page), { renewed, until: now + REPEAT_MS });
    },
  };
}

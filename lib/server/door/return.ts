import { renewSeat, seatOf } from "@/db/session/seats/seats";
import { findSession } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { seatCookieName } from "@/lib/protocol/join";
import { type ReturnReply, ReturnRequest } from "@/lib/protocol/return";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isSeatValid } from "@/lib/session/decide/seats";
import type { ReturnStatus } from "@/lib/session/page-state";
import type { Answer } from "../http/answer";
import { seatCookie } from "../http/cookies";
import type { Asked } from "../http/route";
import type { Logger } from "../logger";
import type { LiveRoom } from "../room/live-room";
import type { Rooms } from "../room/rooms";

/** How long a page waits until what the host did is stored; it asks again by itself. */
const STORING_MS = 10_000;
/** For this long a page whose answer was lost can have the same one again. */
const REPEAT_MS = 2 * 60_000;

const SYSTEM = { kind: "system" } as const;

export type ReturnOptions = { readonly db: Database; readonly rooms: Rooms; readonly log: Logger };

type Returning = Asked<never, "removed seat">;
type ReturnAnswer = { readonly standing: ReturnStatus; readonly token?: string };

/**
 * Lets a removed student ask to come back, tells them the state of their request, and gives them a new seat token once
 * the host has let them in. The void token in the browser's cookie identifies them. It grants nothing, but can be exchanged
 * once after a readmission.
 */
export function createReturn({ db, rooms, log }: ReturnOptions) {
  const repeats = createRepeats();

  const find = async ({
    json,
    cookies,
    about,
    withinLimit,
  }: Returning): Promise<ReturnAnswer | ProblemCode> => {
    const parsed = ReturnRequest.safeParse(json);
    if (!parsed.success) return "bad-request";
    const { session, ask, page } = parsed.data;
    const row = await findSession(db, session);
    if (!row) return "no-such-session";
    about.session = row.id;
    const token = cookies[seatCookieName(row.id)];
    if (token === undefined) return "seat-lost";
    const repeated = repeats.find(token, page);
    if (repeated !== null) return { standing: "back", token: repeated };
    const seat = await seatOf(db, row.id, token);
    if (!seat) return "seat-lost";
    about.seat = seat.participant;
    if (!(await withinLimit(`${row.id} ${seat.participant}`))) return "too-fast";
    const live = await rooms.open(row);
    if (!live.room.session().participants[seat.participant]) return "seat-lost";
    // Participants stay in the session's list, even when they are removed.
    const now = () => live.room.session().participants[seat.participant]!;
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

  return async (asked: Returning): Promise<Answer> => {
    const found = await find(asked);
    if (typeof found === "string") return found;
    const { standing, token } = found;
    const session = asked.about.session ?? "";
    return {
      headers:
        token === undefined ? {} : { "Set-Cookie": seatCookie(session, token, asked.hasSecureCookies) },
      json: { ok: true, standing } satisfies ReturnReply,
    };
  };
}

/** Waits until everything that has happened is stored: a student who is let back in must not be out again after a restart. */
function storedInTime({ room, journal }: LiveRoom): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, STORING_MS, false).unref());
  return Promise.race([journal.stored(room.session().seq), timeout]);
}

/**
 * The seats given back most recently, for pages that never got the answer because the connection broke just then. Only the page
 * that was given one, known by an id of its own choosing, can have it again.
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

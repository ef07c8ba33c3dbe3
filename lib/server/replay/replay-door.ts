import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import { type LogState, logState } from "@/db/archive";
import { recordReading } from "@/db/audit";
import type { Database } from "@/db/client";
import { findSession, type SessionRow } from "@/db/sessions";
import { statusOf } from "@/lib/protocol/http";
import { type NameLanguage, NICKNAME_WORDS } from "@/lib/session/nickname-words";
import { type ProblemCode, problem } from "@/lib/session/problem";
import { refusedHost } from "../door/admit";
import { readCookies } from "../http/cookies";
import { requestUrl } from "../http/request-path";
import type { Logger } from "../logger";
import { isSameSecret } from "../same-secret";
import type { ReaderOfLog, Replays } from "./replays";

const PATH = /^\/api\/sessions\/([^/]+)\/log(?:\/(\d{1,10})\/(\d{1,10})-(\d{1,10}))?$/;
const seq = z.coerce.number().pipe(z.int().max(2 ** 31 - 1));
const Asked = z.object({
  session: z.uuid(),
  part: z.object({ revision: seq, first: seq, last: seq }).nullable(),
});
type Asked = z.infer<typeof Asked>;

/**
 * What readers may ask for. Three hundred students who open their class's replay at once notice nothing of it but that some wait for a
 * moment. A host has an allowance of their own.
 */
const REQUESTS_A_MINUTE = 6_000;
const ANSWERS_AT_ONCE = 40;
const MOST_ANSWERS_AT_ONCE = 200;
/** Whoever is refused comes again within seconds; not all in the same one. */
const WAIT_S = { least: 1, most: 3 };
/** A reader who takes nothing for so long is let go. */
const IDLE_MS = 20_000;
/**
 * How old what is known of a session may be for whoever comes with a link: a crowd asks a hundred times a second, and the embedded database
 * answers on the thread of the live classes. A link that is turned off may work for so much longer.
 */
const KNOWN_FOR_MS = 500;
const MOST_KNOWN = 1_000;
/** What a part holds never changes; how long a browser keeps numbers that have no names. */
const PART_IS_KEPT = "private, max-age=86400, immutable";

export type ReplayDoorOptions = {
  readonly db: Database;
  readonly replays: Replays;
  readonly log: Logger;
  readonly isClosing: () => boolean;
};

type Found = { readonly bytes: Uint8Array | null; readonly head: Record<string, string> };
type Known = { readonly session: SessionRow; readonly state: LogState };
type Refused = { readonly code: ProblemCode; readonly session?: string };

/** Whether a request is for `createReplayDoor` to answer. */
export function isReplay(request: IncomingMessage): boolean {
  return request.method === "GET" && PATH.test(requestUrl(request)?.pathname ?? "");
}

/**
 * Answers `GET …/log`, a stored log without its points, and `GET …/log/REVISION/FIRST-LAST`, a part of those: to the session's host, and
 * to whoever has the share link (`?share=`) as the host shares it. Nothing is unpacked for a reader, and nothing made twice.
 */
export function createReplayDoor({ db, replays, log, isClosing }: ReplayDoorOptions) {
  const requests = new RateLimiterMemory({ points: REQUESTS_A_MINUTE, duration: 60 });
  /** Answers that are being made or sent, by whose allowance they are on. */
  const open = new Map<string, number>();
  let openInAll = 0;

  const known = new Map<string, { readonly until: number; readonly found: Promise<Known | null> }>();
  const look = async (id: string): Promise<Known | null> => {
    const session = await findSession(db, id);
    const state = session && (await logState(db, id));
    return session && state && { session, state };
  };
  const lookNowAndThen = (id: string): Promise<Known | null> => {
    const last = known.get(id);
    if (last && performance.now() < last.until) return last.found;
    if (known.size >= MOST_KNOWN) known.clear();
    const found = look(id);
    known.set(id, { until: performance.now() + KNOWN_FOR_MS, found });
    return found;
  };

  /** Whether there is room for one more answer; it takes it until `response` is over. */
  const enter = async (readers: string, response: ServerResponse): Promise<boolean> => {
    if (!(await requests.consume(readers).then(Boolean, () => false))) return false;
    const others = open.get(readers) ?? 0;
    // Who has gone meanwhile is over already.
    if (response.destroyed || others >= ANSWERS_AT_ONCE || openInAll >= MOST_ANSWERS_AT_ONCE) return false;
    open.set(readers, others + 1);
    openInAll++;
    response.once("close", () => {
      openInAll--;
      const rest = (open.get(readers) ?? 1) - 1;
      if (rest > 0) open.set(readers, rest);
      else open.delete(readers);
    });
    return true;
  };

  const find = async (request: IncomingMessage, response: ServerResponse): Promise<Found | Refused> => {
    if (isClosing()) return { code: "shutting-down" };
    const url = requestUrl(request);
    const asked = asks(url?.pathname ?? "");
    if (!asked) return { code: "bad-request" };
    const { session: id, part } = asked;
    const share = url?.searchParams.get("share") ?? null;
    const found = await (share === null ? look(id) : lookNowAndThen(id));
    // Whoever may not see it is not told whether it exists.
    if (!found) return { code: "no-such-session", session: id };
    const { session, state } = found;
    const shared = opens(session, share);
    if (!shared && (await refusedHost(db, session, readCookies(request.headers))) !== null)
      return { code: "no-such-session", session: id };
    if (!(await enter(`${id} ${shared ? "link" : "host"}`, response)))
      return { code: "replay-busy", session: id };

    // The link shows its host, too, what it shows others.
    const animals = shared && session.shareAnimals ? languageOf(url?.searchParams.get("language")) : null;
    const reader: ReaderOfLog = { reader: shared ? "link" : "host", animals };
    if (part) {
      if (part.revision !== state.revision) return { code: "replay-changed", session: id };
      const tag = `"${part.revision}-${part.first}-${part.last}"`;
      const head = { ETag: tag, "Cache-Control": PART_IS_KEPT };
      if (request.headers["if-none-match"]?.includes(tag)) return { bytes: null, head };
      const bytes = await replays.part(session, state, reader, part);
      return bytes
        ? { bytes, head: { ...head, "Content-Type": "application/octet-stream" } }
        : { code: "replay-changed", session: id };
    }
    if (!shared) await recordReading(db, session.hostId, id);
    const bytes = await replays.index(session, state, reader);
    const head = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" };
    return { bytes, head };
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const found = await find(request, response).catch((error): Refused => {
      log.error({ err: error }, "a replay was not handed out");
      return { code: "internal" };
    });
    if ("code" in found) {
      const { code, session } = found;
      log.info({ session, code }, "replay refused");
      const wait = WAIT_S.least + Math.floor(Math.random() * (WAIT_S.most - WAIT_S.least + 1));
      response.writeHead(statusOf(code), {
        "Content-Type": "application/json; charset=utf-8",
        "Cache-Control": "no-store",
        ...(code === "replay-busy" && { "Retry-After": String(wait) }),
      });
      return void response.end(JSON.stringify({ ok: false, problem: problem(code) }));
    }
    const { bytes, head } = found;
    response.setTimeout(IDLE_MS, () => void response.destroy());
    if (!bytes) return void response.writeHead(304, head).end();
    response.writeHead(200, {
      ...{ ...head, "Content-Encoding": "gzip", "Content-Length": bytes.length },
    });
    response.end(bytes);
  };
}

function asks(path: string): Asked | null {
  const [, session, revision, first, last] = PATH.exec(path) ?? [];
  const part = revision === undefined ? null : { revision, first, last };
  return Asked.safeParse({ session, part }).data ?? null;
}

function languageOf(asked: string | null | undefined): NameLanguage {
  return asked && Object.hasOwn(NICKNAME_WORDS, asked) ? (asked as NameLanguage) : "en";
}

function opens(session: SessionRow, share: string | null): boolean {
  if (share === null || session.shareToken === null) return false;
  return isSameSecret(share, session.shareToken);
}

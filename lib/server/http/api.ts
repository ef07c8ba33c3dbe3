import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { SessionGone } from "@/db/session/log";
import type { Database } from "@/db/store/client";
import { whyNotStored } from "@/db/store/refused-for-good";
import { isSameSecret } from "@/lib/auth/tokens/same-secret";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Logger } from "../logger";
import type { Metrics } from "../operations/metrics";
import type { Rooms } from "../room/rooms";
import { type Answer, refusalIn, send } from "./answer";
import { type Pace, readBody, readJson } from "./bodies";
import { readCookies } from "./cookies";
import { type Address, clientAddress, hasSecureCookies, isOwnOrigin, isSecure } from "./request-origin";
import { type About, type AnyRoute, type Asked, readParams, writtenParams } from "./route";
import { createVisitors } from "./visitors";

export type ApiOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly address: Address;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, "answered">;
  /** Whoever has it is the operator; null: nobody is. */
  readonly metricsToken: string | null;
  readonly isClosing: () => boolean;
  /** How fast request bodies have to arrive, if not at the usual pace. */
  readonly pace?: Pace;
};

type Found = { readonly route: AnyRoute; readonly written: Record<string, string> };

/** The name in the log and the metrics of a request without a route. */
const NO_ROUTE = "request";

/** Answers every request for a route of the table, and refuses all others. */
export function createApi(routes: readonly AnyRoute[], options: ApiOptions) {
  const { db, rooms, address, log, metrics, metricsToken, isClosing, pace } = options;
  const visitorFor = createVisitors({ db, rooms });
  const limiters = new Map<string, RateLimiterMemory>();
  for (const { name, limits } of routes)
    if (limits?.requests && !limiters.has(name)) limiters.set(name, new RateLimiterMemory(limits.requests));

  const answerRoute = async (
    { route, written }: Found,
    request: IncomingMessage,
    { url, about, over }: { readonly url: URL } & Pick<Asked, "about" | "over">,
  ): Promise<Answer> => {
    const { who, limits } = route;
    const limiter = limiters.get(route.name);
    if (isClosing() && !route.whileClosing)
      return { refused: "shutting-down", headers: { Connection: "close" } };
    if (route.method !== "GET" && !route.fromElsewhere && !isOwnOrigin(request.headers, address))
      return "bad-request";
    const params = readParams(written);
    if (!params) return "bad-request";
    const cookies = readCookies(request.headers);
    const withinLimit = (key: string) =>
      limiter ? limiter.consume(key).then(Boolean, () => false) : Promise.resolve(true);

    let visitor: Awaited<ReturnType<typeof visitorFor>> | null = null;
    if (who === "operator") {
      if (metricsToken === null) return "no-such-address";
      if (!isSameSecret(request.headers.authorization ?? "", `Bearer ${metricsToken}`)) return UNAUTHORISED;
    } else if (who === "seat" || who === "host" || who === "desk" || who === "seat or desk") {
      const session = params.session ?? "";
      visitor = await visitorFor(who, { session, cookies, about, withinLimit });
      if (typeof visitor === "string") return visitor;
    }

    let json: unknown;
    if (limits?.body && "json" in limits.body) {
      if (!declares(request, JSON_TYPE)) return { refused: "bad-request", status: 415 };
      const read = await readJson(request, limits.body.json, pace);
      if (read === "too-large") return { refused: "bad-request", status: 413 };
      json = read.value;
    }
    let form: URLSearchParams | null = null;
    if (limits?.body && "form" in limits.body) {
      if (!declares(request, FORM_TYPE)) return { refused: "bad-request", status: 415 };
      const read = await readBody(request, limits.body.form, { pace });
      if (read === "too-large") return { refused: "bad-request", status: 413 };
      form = typeof read === "string" ? null : new URLSearchParams(read.toString("utf8"));
    }
    const mostBytes = limits?.body && "bytes" in limits.body ? limits.body.bytes : 0;
    const asked: Omit<Asked, "params" | "visitor"> = {
      query: url.searchParams,
      cookies,
      ifNoneMatch: request.headers["if-none-match"],
      from: clientAddress(request, address),
      isSecure: isSecure(request, address),
      hasSecureCookies: hasSecureCookies(request, address),
      json,
      form,
      isFramed: FRAMES.includes(String(request.headers["sec-fetch-dest"])),
      readBytes: (reading) => readBody(request, mostBytes, { ...reading, pace }),
      skipBody: () => void request.resume(),
      withinLimit,
      over,
      about,
    };
    return route.answer({ ...asked, params, visitor } as never);
  };

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const here = routes.flatMap((route): Found[] => {
      const written = writtenParams(route.path, url.pathname);
      return written ? [{ route, written }] : [];
    });
    const method = request.method === "HEAD" ? "GET" : request.method;
    const found = here.find(({ route }) => route.method === method);
    const name = found?.route.name ?? NO_ROUTE;
    const about: About = {};
    const over = new AbortController();
    response.once("close", () => over.abort());

    const whyFailed = (error: unknown): ProblemCode => {
      if (isClosing()) return "shutting-down";
      if (error instanceof SessionGone) return "no-such-session";
      // The client has gone, so nobody hears the answer.
      if (request.destroyed && !request.complete) return "bad-request";
      log.error({ ...about, route: name, err: error }, "a request failed");
      return whyNotStored(error) ?? "internal";
    };
    const answer = await (found
      ? answerRoute(found, request, { url, about, over: over.signal }).catch(whyFailed)
      : nothingFor(here));
    const refused = refusalIn(answer);
    metrics.answered(name, refused);
    if (refused) log.info({ ...about, code: refused }, `${name} refused`);
    // Discards the rest of the body, so that the answer reaches a client that is still sending.
    request.resume();
    send(response, answer, found?.route.limits?.idleMs);
  };
}

/** For monitoring systems; no page gets this answer. */
const UNAUTHORISED: Answer = {
  ...{ status: 401, headers: { "WWW-Authenticate": "Bearer" } },
  json: { error: "unauthorised" },
};

/** The answer where there is no route. `here`: the routes with this path, for other methods. */
function nothingFor(here: readonly Found[]): Answer {
  if (here.length === 0) return "no-such-address";
  const methods = here.flatMap(({ route: { method } }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return { refused: "bad-request", status: 405, headers: { Allow: methods.join(", ") } };
}

/** A form on another site cannot declare this. */
const JSON_TYPE = "application/json";
const FORM_TYPE = "application/x-www-form-urlencoded";
const FRAMES: readonly string[] = ["iframe", "frame"];

/** Whether the body is declared to be of a type. */
function declares({ headers }: IncomingMessage, wanted: string): boolean {
  const [type = ""] = (headers["content-type"] ?? "").split(";");
  return type.trim().toLowerCase() === wanted;
}

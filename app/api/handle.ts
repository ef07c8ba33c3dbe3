import { type Database, getDatabase } from "@/db/client";
import { whyNotStored } from "@/db/refused-for-good";
import { statusOf } from "@/lib/protocol/http";
import type { ParticipantId } from "@/lib/session/events";
import { type ProblemCode, problem } from "@/lib/session/problem";
import { routeLog } from "./route-log";

/** What a route needs to answer: the parts of its address, the query, and the database. */
export type RouteRequest = {
  readonly params: unknown;
  readonly query: URLSearchParams;
  readonly db: Database;
  /** Which session and seat it is about, to be filled in as it is found out: for the log. */
  readonly about: { session?: string; seat?: ParticipantId };
};

/** A route's answer, or the code of the problem it refuses with. */
type Answer = Response | ProblemCode;

/** A route handler around `answer`: whatever goes wrong, the browser gets a status and a problem. */
export function handle(answer: (request: RouteRequest) => Promise<Answer>) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const about: RouteRequest["about"] = {};
    try {
      const [params, db] = await Promise.all([context.params, getDatabase()]);
      const outcome = await answer({ params, db, about, query: new URL(request.url).searchParams });
      if (typeof outcome !== "string") return outcome;
      routeLog().info({ ...about, code: outcome }, "request refused");
      return refusal(outcome);
    } catch (error) {
      routeLog().error({ ...about, err: error }, "a request failed");
      return refusal(whyNotStored(error) ?? "internal");
    }
  };
}

function refusal(code: ProblemCode): Response {
  return Response.json(
    { ok: false, problem: problem(code) },
    { status: statusOf(code), headers: { "Cache-Control": "no-store" } },
  );
}

import { type Database, getDatabase } from "@/db/client";
import { statusOf } from "@/lib/protocol/http";
import { type ProblemCode, problem } from "@/lib/session/problem";

/** What a route needs to answer: the parts of its address, the query, and the database. */
export type RouteRequest = {
  readonly params: unknown;
  readonly query: URLSearchParams;
  readonly db: Database;
};

/** A route's answer, or the code of the problem it refuses with. */
type Answer = Response | ProblemCode;

/** A route handler around `answer`: whatever goes wrong, the browser gets a status and a problem. */
export function handle(answer: (request: RouteRequest) => Promise<Answer>) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    try {
      const [params, db] = await Promise.all([context.params, getDatabase()]);
      const outcome = await answer({ params, db, query: new URL(request.url).searchParams });
      return typeof outcome === "string" ? refusal(outcome) : outcome;
    } catch (error) {
      console.error(`${request.method} ${new URL(request.url).pathname} failed:`, error);
      return refusal("internal");
    }
  };
}

function refusal(code: ProblemCode): Response {
  return Response.json(
    { ok: false, problem: problem(code) },
    { status: statusOf(code), headers: { "Cache-Control": "no-store" } },
  );
}

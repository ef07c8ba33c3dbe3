import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Database, readiness } from "@/db/client";
import type { Metrics } from "./metrics";

export const METRICS_PATH = "/api/metrics";
export const READY_PATH = "/api/ready";

type OperationsOptions = {
  readonly db: Database;
  readonly metrics: Metrics;
  /** Who has it may read the metrics; null: nobody may. */
  readonly metricsToken: string | null;
  readonly isClosing: () => boolean;
};

/** Answers what those who run the server ask it; false when a request asks for something else. */
export function createOperations({ db, metrics, metricsToken, isClosing }: OperationsOptions) {
  const answerMetrics = async (request: IncomingMessage, response: ServerResponse) => {
    if (metricsToken === null) return answer(response, 404, { error: "not found" });
    if (!bears(request, metricsToken)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      return answer(response, 401, { error: "unauthorised" });
    }
    response.writeHead(200, { "Content-Type": metrics.contentType, "Cache-Control": "no-store" });
    response.end(await metrics.text());
  };

  /** Whether new visitors are welcome, and if not, why. */
  const answerReady = async (response: ServerResponse) => {
    const reason = isClosing() ? "closing" : await readiness(db);
    answer(response, reason === null ? 200 : 503, { ready: reason === null, reason });
  };

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = request.url?.split("?", 1)[0];
    if (path === METRICS_PATH) void answerMetrics(request, response);
    else if (path === READY_PATH) void answerReady(response);
    else return false;
    return true;
  };
}

/** Compared as hashes: the time it takes says neither how long the token is nor how much of it was right. */
function bears({ headers }: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ""), digest(`Bearer ${token}`));
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(JSON.stringify(body));
}

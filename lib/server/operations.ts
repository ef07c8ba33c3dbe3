import type { IncomingMessage, ServerResponse } from "node:http";
import { type Database, databaseAnswers, readiness, refusesWrites } from "@/db/client";
import { unreachable } from "@/lib/learning/unreachable";
import type { NotStored } from "@/lib/session/problem";
import type { Metrics } from "./metrics";
import type { Rooms } from "./rooms";
import { isSameSecret } from "./same-secret";

export const METRICS_PATH = "/api/metrics";
export const READY_PATH = "/api/ready";
const HEALTH_PATH = "/api/health";

type OperationsOptions = {
  readonly db: Database;
  readonly rooms: Pick<Rooms, "notStored">;
  readonly metrics: Metrics;
  /** Who has it may read the metrics; null: nobody may. */
  readonly metricsToken: string | null;
  readonly isClosing: () => boolean;
};

/** Answers what those who run the server ask it; false when a request asks for something else. */
export function createOperations({ db, rooms, metrics, metricsToken, isClosing }: OperationsOptions) {
  const answerMetrics = async (request: IncomingMessage, response: ServerResponse) => {
    if (metricsToken === null) return answer(response, 404, { error: "not found" });
    if (!bears(request, metricsToken)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      return answer(response, 401, { error: "unauthorised" });
    }
    response.writeHead(200, { "Content-Type": metrics.contentType, "Cache-Control": "no-store" });
    response.end(await metrics.text());
  };

  /** What the database says that it would not store, or else what it did not store. Only a class's writes find a full disk of PostgreSQL's. */
  const notStored = once(async () => (await refusesWrites(db)) ?? rooms.notStored());
  const isReachable = once(() => databaseAnswers(db));
  const isReady = once(() => readiness(db));

  /** Whether new visitors are welcome, and if not, why. */
  const answerReady = async (response: ServerResponse) => {
    const why = async () => {
      if (isClosing()) return "closing";
      const reason = await isReady();
      if (reason !== null) return reason;
      const trouble = await notStored();
      return trouble && inWords(trouble);
    };
    const reason = await why();
    answer(response, reason === null ? 200 : 503, { ready: reason === null, reason });
  };

  /** Whether the server does its work, and what it cannot do. */
  const answerHealth = async (response: ServerResponse) => {
    const reachable = await isReachable();
    const trouble = reachable ? await notStored() : "not-saved";
    const isWell = reachable && trouble === null;
    answer(response, isWell ? 200 : 503, {
      status: isWell ? "ok" : "degraded",
      database: reachable ? "ok" : "unreachable",
      storage: trouble === null ? "ok" : inWords(trouble),
      uptime: Math.round(process.uptime()),
    });
  };

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = request.url?.split("?", 1)[0];
    if (path === METRICS_PATH) void answerMetrics(request, response);
    else if (path === READY_PATH) void answerReady(response);
    else if (path === HEALTH_PATH) void answerHealth(response);
    else return false;
    return true;
  };
}

function inWords(trouble: NotStored): string {
  switch (trouble) {
    case "disk-full":
      return "disk full";
    case "storage-read-only":
      return "read-only";
    case "not-saved":
      return "not storing";
    default:
      return unreachable(trouble);
  }
}

/** So long after it was found out everyone who asks gets the same answer: a thousand questions are one to the database. */
const REMEMBERED_MS = 200;

function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | null = null;
  return () => {
    found ??= find().finally(() => {
      setTimeout(() => {
        found = null;
      }, REMEMBERED_MS).unref();
    });
    return found;
  };
}

function bears({ headers }: IncomingMessage, token: string): boolean {
  return isSameSecret(headers.authorization ?? "", `Bearer ${token}`);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(JSON.stringify(body));
}

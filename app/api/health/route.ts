import { databaseAnswers, getDatabase } from "@/db/client";

export const dynamic = "force-dynamic";

/** 200 while the server can do its work, 503 while the database cannot be reached. */
export async function GET(): Promise<Response> {
  const database = await getDatabase().then(databaseAnswers, () => false);
  const health = database
    ? { status: "ok", database: "ok", uptime: Math.round(process.uptime()) }
    : { status: "degraded", database: "unreachable", uptime: Math.round(process.uptime()) };
  return Response.json(health, {
    status: database ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}

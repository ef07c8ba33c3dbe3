import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { handle } from "@/app/api/handle";
import { isHost } from "@/app/api/visitor";
import { readLog } from "@/db/log";
import { findSession, type SessionRow } from "@/db/sessions";

const Params = z.object({ sessionId: z.uuid() });

/** The log as it is stored, for the replay: for the host, and for whoever has the share link. */
export const GET = handle(async ({ params, query, db, about }) => {
  const parsed = Params.safeParse(params);
  if (!parsed.success) return "bad-request";
  const session = await findSession(db, parsed.data.sessionId);
  about.session = parsed.data.sessionId;
  // Whoever may not see it is not told whether it exists.
  if (!session || !(opens(session, query.get("share")) || (await isHost(session)))) return "no-such-session";
  const events = await readLog(db, session.id);
  return Response.json({ title: session.title, events }, { headers: { "Cache-Control": "no-store" } });
});

function opens(session: SessionRow, share: string | null): boolean {
  if (share === null || session.shareToken === null) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(share), digest(session.shareToken));
}

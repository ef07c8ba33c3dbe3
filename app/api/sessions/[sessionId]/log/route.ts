import { createHash, timingSafeEqual } from "node:crypto";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { handle } from "@/app/api/handle";
import { isHost } from "@/app/api/visitor";
import { recordReading } from "@/db/audit";
import { readLog } from "@/db/log";
import { findSession, type SessionRow } from "@/db/sessions";
import type { Locale } from "@/lib/i18n/locales";
import { withAnimalNames } from "@/lib/session/animal-names";

const Params = z.object({ sessionId: z.uuid() });

/**
 * The log for the replay: as it is stored for the host, and for whoever has the share link as the host shares it, names
 * and all or with animals in the place of names.
 */
export const GET = handle(async ({ params, query, db, about }) => {
  const parsed = Params.safeParse(params);
  if (!parsed.success) return "bad-request";
  const session = await findSession(db, parsed.data.sessionId);
  about.session = parsed.data.sessionId;
  // Whoever may not see it is not told whether it exists.
  const shared = session !== null && opens(session, query.get("share"));
  if (!session || !(shared || (await isHost(session)))) return "no-such-session";
  if (!shared) await recordReading(db, session.hostId, session.id);
  const stored = await readLog(db, session.id);
  // The link shows its host, too, what it shows others.
  const nameless = shared && session.shareAnimals;
  const events = nameless ? withAnimalNames(stored, (await getLocale()) as Locale) : stored;
  return Response.json({ title: session.title, events }, { headers: { "Cache-Control": "no-store" } });
});

function opens(session: SessionRow, share: string | null): boolean {
  if (share === null || session.shareToken === null) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(share), digest(session.shareToken));
}

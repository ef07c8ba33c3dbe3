import { createHmac, timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { isSessionId, type SessionRow, sessionColumns } from "./rows";

/** `SESSION.SEAL`, as a learning platform keeps it with a link: the seal is 132 bits as base64url. */
const LINK = /^([\da-f-]{36})\.([\w-]{22})$/;

/**
 * What a learning platform keeps to open a session. Whoever knows a session's id, which is in the address of its replay, cannot make it: the
 * seal comes from the session's secret, and holds on this platform only.
 */
export async function platformLink(db: Database, session: string, platform: string): Promise<string | null> {
  const found = await secretOf(db, session);
  return found && `${session}.${sealOf(found.secret, platform)}`;
}

/** The session that a platform's link opens; null when it has been deleted, or the link was not made for this platform. */
export async function sessionOfPlatformLink(
  db: Database,
  link: string,
  platform: string,
): Promise<SessionRow | null> {
  const [, id, seal] = LINK.exec(link) ?? [];
  const found = id === undefined ? null : await secretOf(db, id);
  if (!found || seal === undefined) return null;
  const { secret, ...row } = found;
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(secret, platform))) ? row : null;
}

async function secretOf(db: Database, id: string) {
  if (!isSessionId(id)) return null;
  const [row] = await db
    .select({ ...sessionColumns, secret: sessions.secret })
    .from(sessions)
    .where(eq(sessions.id, id));
  return row ?? null;
}

function sealOf(secret: Uint8Array, platform: string): string {
  return createHmac("sha256", secret)
    .update(`learning platform ${platform}`)
    .digest("base64url")
    .slice(0, 22);
}

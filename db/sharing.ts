import { randomBytes } from "node:crypto";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { sessions } from "./schema";
import { isSessionId } from "./session/rows";
import type { Database } from "./store/open";

/** How a replay is shared: by a link with this token, with nicknames or with animals in their place. */
export type ReplayShare = { readonly token: string; readonly animals: boolean };

/** Makes the replay's share link, or changes what it shows. Null when this host has no such session. */
export async function shareSession(
  db: Database,
  id: string,
  hostId: string,
  { animals }: { readonly animals: boolean },
): Promise<ReplayShare | null> {
  return share(db, id, hostId, { token: sql`coalesce(${sessions.shareToken}, ${freshToken()})`, animals });
}

/** A new link in the place of the old one, which opens nothing from now on. Null when this host has no such session. */
export async function renewShare(
  db: Database,
  id: string,
  hostId: string,
  { animals }: { readonly animals: boolean },
): Promise<ReplayShare | null> {
  return share(db, id, hostId, { token: sql`${freshToken()}`, animals });
}

/** The share link stops working. False when this host has no such session, or it has no link. */
export async function revokeShare(db: Database, id: string, hostId: string): Promise<boolean> {
  if (!isSessionId(id)) return false;
  const revoked = await db
    .update(sessions)
    .set({ shareToken: null })
    .where(and(ofHost(id, hostId), isNotNull(sessions.shareToken)))
    .returning({ id: sessions.id });
  return revoked.length > 0;
}

async function share(
  db: Database,
  id: string,
  hostId: string,
  { token, animals }: { token: ReturnType<typeof sql>; animals: boolean },
): Promise<ReplayShare | null> {
  if (!isSessionId(id)) return null;
  const [row] = await db
    .update(sessions)
    .set({ shareToken: token, shareAnimals: animals })
    .where(ofHost(id, hostId))
    .returning({ token: sessions.shareToken, animals: sessions.shareAnimals });
  return row?.token ? { token: row.token, animals: row.animals } : null;
}

/** 128 random bits: nobody guesses one. */
function freshToken(): string {
  return randomBytes(16).toString("base64url");
}

function ofHost(id: string, hostId: string) {
  return and(eq(sessions.id, id), eq(sessions.hostId, hostId));
}

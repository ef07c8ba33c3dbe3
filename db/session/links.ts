import { randomBytes } from "node:crypto";
import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { mayHoldDesk } from "./desks";
import { isSessionId } from "./rows";

/** A link to a replay. `expiresAt`: from when on it opens nothing; null: it does not expire. */
export type ReplayLink = { readonly token: string; readonly expiresAt: Date | null };
/** How a replay is shared: with nicknames, or with animal names instead. */
export type ReplayShare = ReplayLink & { readonly animals: boolean };

/** `expiresAt` absent: as it was; of a new link, never. */
type Term = { readonly expiresAt?: Date | null };
type Sharing = Term & { readonly animals: boolean };

/** Creates the replay's share link, or changes what it shows and until when. Null when there is no such session whose desk this teacher may hold. */
export function shareSession(
  db: Database,
  id: string,
  teacherId: string,
  sharing: Sharing,
): Promise<ReplayShare | null> {
  return share(db, { id, teacherId }, sql`coalesce(${sessions.shareToken}, ${freshToken()})`, sharing);
}

/** Replaces the share link by a new one; the old one stops working. Null as above. */
export function renewShare(
  db: Database,
  id: string,
  teacherId: string,
  sharing: Sharing,
): Promise<ReplayShare | null> {
  return share(db, { id, teacherId }, sql`${freshToken()}`, sharing);
}

/** Makes the share link stop working. False when there is no such session whose desk this teacher may hold, or it has no link. */
export async function revokeShare(db: Database, id: string, teacherId: string): Promise<boolean> {
  if (!isSessionId(id)) return false;
  const revoked = await db
    .update(sessions)
    .set({ shareToken: null, shareExpiresAt: null })
    .where(and(eq(sessions.id, id), mayHoldDesk(db, teacherId), isNotNull(sessions.shareToken)))
    .returning({ id: sessions.id });
  return revoked.length > 0;
}

/**
 * Creates the practice link of a session that has ended, or changes until when it works. Null when there is no such session whose desk this teacher may
 * hold, or it has not ended.
 */
export function sharePractice(
  db: Database,
  id: string,
  teacherId: string,
  term: Term,
): Promise<ReplayLink | null> {
  return practice(db, { id, teacherId }, sql`coalesce(${sessions.practiceToken}, ${freshToken()})`, term);
}

/** Replaces the practice link by a new one; the old one stops working. Null as above. */
export function renewPractice(
  db: Database,
  id: string,
  teacherId: string,
  term: Term,
): Promise<ReplayLink | null> {
  return practice(db, { id, teacherId }, sql`${freshToken()}`, term);
}

/** Makes the practice link stop working. False as for the share link. */
export async function revokePractice(db: Database, id: string, teacherId: string): Promise<boolean> {
  if (!isSessionId(id)) return false;
  const revoked = await db
    .update(sessions)
    .set({ practiceToken: null, practiceExpiresAt: null })
    .where(and(eq(sessions.id, id), mayHoldDesk(db, teacherId), isNotNull(sessions.practiceToken)))
    .returning({ id: sessions.id });
  return revoked.length > 0;
}

type Whose = { readonly id: string; readonly teacherId: string };

async function share(
  db: Database,
  { id, teacherId }: Whose,
  token: SQL,
  { animals, expiresAt }: Sharing,
): Promise<ReplayShare | null> {
  if (!isSessionId(id)) return null;
  const [row] = await db
    .update(sessions)
    .set({ shareToken: token, shareAnimals: animals, shareExpiresAt: expiresAt })
    .where(and(eq(sessions.id, id), mayHoldDesk(db, teacherId)))
    .returning({
      token: sessions.shareToken,
      animals: sessions.shareAnimals,
      expiresAt: sessions.shareExpiresAt,
    });
  return row?.token ? { token: row.token, animals: row.animals, expiresAt: row.expiresAt } : null;
}

async function practice(
  db: Database,
  { id, teacherId }: Whose,
  token: SQL,
  { expiresAt }: Term,
): Promise<ReplayLink | null> {
  if (!isSessionId(id)) return null;
  const [row] = await db
    .update(sessions)
    .set({ practiceToken: token, practiceExpiresAt: expiresAt })
    .where(and(eq(sessions.id, id), mayHoldDesk(db, teacherId), isNotNull(sessions.endedAt)))
    .returning({ token: sessions.practiceToken, expiresAt: sessions.practiceExpiresAt });
  return row?.token ? { token: row.token, expiresAt: row.expiresAt } : null;
}

/** 128 random bits, which nobody can guess. */
function freshToken(): string {
  return randomBytes(16).toString("base64url");
}

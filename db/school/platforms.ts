import { and, asc, count, eq } from "drizzle-orm";
import { z } from "zod";
import { ltiKeys, ltiPlatforms } from "@/db/schema";
import type { Database } from "@/db/store/open";
import { onlyRow } from "@/db/store/statements";
import { recordDeed } from "./audit";
import { lockedOwners } from "./owners";

/** A learning platform as an owner registers it. `deploymentId` null: any deployment of this client. */
export type NewPlatform = {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string | null;
  /** Where the platform authorises launches, and where its public keys are. */
  readonly authorisationUrl: string;
  readonly keysUrl: string;
};
export type Platform = NewPlatform & { readonly id: string };

/** A school has one or two. */
const MOST_PLATFORMS = 50;

const columns = {
  id: ltiPlatforms.id,
  name: ltiPlatforms.name,
  issuer: ltiPlatforms.issuer,
  clientId: ltiPlatforms.clientId,
  deploymentId: ltiPlatforms.deploymentId,
  authorisationUrl: ltiPlatforms.authorisationUrl,
  keysUrl: ltiPlatforms.keysUrl,
};

/** By name. */
export async function listPlatforms(db: Database): Promise<Platform[]> {
  return db.select(columns).from(ltiPlatforms).orderBy(asc(ltiPlatforms.name), asc(ltiPlatforms.id));
}

export async function findPlatform(db: Database, id: string): Promise<Platform | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [row] = await db.select(columns).from(ltiPlatforms).where(eq(ltiPlatforms.id, id));
  return row ?? null;
}

/** The platform that begins a launch. Without `clientId`, which platforms may leave out, only if the issuer has no other. */
export async function findPlatformOf(
  db: Database,
  { issuer, clientId }: { issuer: string; clientId: string | null },
): Promise<Platform | null> {
  const rows = await db
    .select(columns)
    .from(ltiPlatforms)
    .where(
      and(
        eq(ltiPlatforms.issuer, issuer),
        clientId === null ? undefined : eq(ltiPlatforms.clientId, clientId),
      ),
    )
    .limit(2);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** Registers a platform and records it; or returns why not. */
export async function addPlatform(
  db: Database,
  platform: NewPlatform,
  by: string,
): Promise<"not-an-owner" | "platform-known" | "too-many-platforms" | null> {
  return db.transaction(async (transaction) => {
    if (!(await lockedOwners(transaction)).includes(by)) return "not-an-owner";
    const { all } = onlyRow(await transaction.select({ all: count() }).from(ltiPlatforms));
    if (all >= MOST_PLATFORMS) return "too-many-platforms";
    const [added] = await transaction
      .insert(ltiPlatforms)
      .values({ ...platform, createdAt: new Date() })
      .onConflictDoNothing()
      .returning({ id: ltiPlatforms.id });
    if (!added) return "platform-known";
    await recordDeed(transaction, by, { type: "platform-added", platform: added.id });
    return null;
  });
}

/** Removes a platform and records it; or returns why not. Its launches are refused from then on. One that is gone already is no problem. */
export async function removePlatform(db: Database, id: string, by: string): Promise<"not-an-owner" | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return db.transaction(async (transaction) => {
    if (!(await lockedOwners(transaction)).includes(by)) return "not-an-owner";
    const removed = await transaction
      .delete(ltiPlatforms)
      .where(eq(ltiPlatforms.id, id))
      .returning({ id: ltiPlatforms.id });
    if (removed.length > 0) await recordDeed(transaction, by, { type: "platform-removed", platform: id });
    return null;
  });
}

/** The one row of the key. */
const KEY = 1;

/** The private key (a JWK, as JSON) with which this server signs what it tells platforms. `draw` makes one where there is none yet. */
export async function platformsKey(db: Database, draw: () => Promise<string>): Promise<string> {
  const find = () => db.select({ key: ltiKeys.privateKey }).from(ltiKeys).where(eq(ltiKeys.id, KEY));
  const [kept] = await find();
  if (kept) return kept.key;
  // Of two requests that draw one at once, the first one's stays.
  await db
    .insert(ltiKeys)
    .values({ id: KEY, privateKey: await draw(), createdAt: new Date() })
    .onConflictDoNothing();
  return onlyRow(await find()).key;
}

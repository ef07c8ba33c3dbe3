import { z } from "zod";
import { sessions } from "@/db/schema";
import type { Plan } from "@/lib/session/decide/plan";

/** A session as its pages know it. What happened in it is in its log. */
export type SessionRow = {
  readonly id: string;
  readonly hostId: string;
  readonly title: string;
  readonly plan: Plan;
  readonly joinCode: string;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** Whoever has it may watch the replay; null: only the host. */
  readonly shareToken: string | null;
  /** … and sees animals in the place of nicknames. */
  readonly shareAnimals: boolean;
  /** Whether the host keeps it for longer than sessions are kept. */
  readonly kept: boolean;
};

/** Ids come from addresses that anyone can type; the database takes nothing but a UUID for one. */
export function isSessionId(id: string): boolean {
  return z.uuid().safeParse(id).success;
}

/** The columns of a `SessionRow`: all but the secret. */
export const sessionColumns = {
  id: sessions.id,
  hostId: sessions.hostId,
  title: sessions.title,
  plan: sessions.plan,
  joinCode: sessions.joinCode,
  createdAt: sessions.createdAt,
  endedAt: sessions.endedAt,
  shareToken: sessions.shareToken,
  shareAnimals: sessions.shareAnimals,
  kept: sessions.kept,
};

/** The rows of a statement written by hand: the embedded database's driver wraps them, the other's answers with them. */
export function rowsOf<Row>(result: unknown): Row[] {
  const rows = (result as { rows?: unknown }).rows ?? result;
  return [...(rows as Iterable<Row>)];
}

import { z } from "zod";
import { sessions } from "@/db/schema";
import type { Plan } from "@/lib/session/decide/plan";

/** A session as pages see it. What happened in it is in its log. */
export type SessionRow = {
  readonly id: string;
  readonly hostId: string;
  readonly title: string;
  readonly plan: Plan;
  readonly joinCode: string;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** Whoever has it may watch the replay; null: only the host may. */
  readonly shareToken: string | null;
  /** From when on it opens nothing; null: it does not expire. */
  readonly shareExpiresAt: Date | null;
  /** Whoever has it may also train on the class's training and validation examples; null: only those who hold the desk may. */
  readonly practiceToken: string | null;
  readonly practiceExpiresAt: Date | null;
  /** Whether those viewers see animal names instead of nicknames. */
  readonly shareAnimals: boolean;
  /** Whether the host has asked to keep it beyond the usual time. */
  readonly kept: boolean;
};

/** Ids come from addresses that anyone can type, and the database throws on anything but a UUID. */
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
  shareExpiresAt: sessions.shareExpiresAt,
  practiceToken: sessions.practiceToken,
  practiceExpiresAt: sessions.practiceExpiresAt,
  shareAnimals: sessions.shareAnimals,
  kept: sessions.kept,
};

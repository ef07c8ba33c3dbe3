import type { Plan } from "@/lib/session/plan";
import { sessions } from "./schema";

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
};

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
};

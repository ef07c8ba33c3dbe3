import { z } from "zod";
import { ERASED_RUNS } from "@/lib/session/log/erase-participant";
import type { ParticipantId } from "@/lib/session/log/events";

/** Address at which a host erases a participant from a session that has ended, by `POST`. */
export function erasurePath(session: string, participant: ParticipantId): string {
  return `/api/sessions/${session}/participants/${participant}/erasure`;
}

export const ErasureRequest = z.strictObject({ runs: z.enum(ERASED_RUNS) });
export type ErasureRequest = z.infer<typeof ErasureRequest>;

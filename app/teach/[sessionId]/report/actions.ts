"use server";

import { z } from "zod";
import { type NamedStudent, noteRealNames } from "@/db/session/real-names";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { ParticipantId } from "@/lib/session/log/events";
import { type RealNames, readRealName } from "@/lib/session/names/real-name";
import { refusalToStore } from "../../refusal-to-store";

/** Far longer than what is accepted, which is counted in characters. */
const Named = z.strictObject({ participant: ParticipantId, name: z.string().max(2_000) });
const Asked = z.tuple([z.uuid(), z.array(Named).max(1_000)]);

/**
 * Notes who is behind nicknames of a session, for the teacher who asks and nobody else. An empty name takes it away. Returns their whole
 * list, or why nothing was noted.
 */
export async function noteRealNamesAction(
  id: unknown,
  named: unknown,
): Promise<{ readonly names: RealNames } | ProblemCode> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  const asked = Asked.safeParse([id, named]);
  if (!asked.success) return "bad-request";
  const [session, typed] = asked.data;
  const read: NamedStudent[] = [];
  for (const { participant, name: text } of typed) {
    const name = readRealName(text);
    if (typeof name === "string") return name;
    read.push({ participant, ...name });
  }
  const noted = await noteRealNames(await getDatabase(), session, teacher.id, read)
    .then((names) => names && { names })
    .catch(refusalToStore);
  return noted ?? "no-such-session";
}

"use server";

import { z } from "zod";
import { recorded } from "@/db/school/audit";
import {
  addCoTeacher,
  allColleagues,
  type Colleague,
  handOver,
  removeCoTeacher,
  teachersOf,
} from "@/db/session/co-teachers";
import { deskRole } from "@/db/session/desks";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { deskHolders } from "@/lib/auth/desk-holders";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { refusalToStore } from "../refusal-to-store";

/** Who teaches a session, as whoever teaches it sees that. */
type Shown = {
  readonly host: Colleague;
  readonly coTeachers: readonly Colleague[];
  /** The id of whoever asks. */
  readonly self: string;
  /** Accounts that may be added; empty for a co-teacher, who adds nobody. */
  readonly others: readonly Colleague[];
};

/** Who may hold the desk of a session, for those who may; otherwise why not. */
export async function teachersAction(id: unknown): Promise<Shown | ProblemCode> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  if (typeof id !== "string") return "bad-request";
  const db = await getDatabase();
  const found = await teachersOf(db, id);
  if (!found || !(await deskRole(db, { id, hostId: found.host.id }, teacher.id))) return "no-such-session";
  const known = new Set([found.host, ...found.coTeachers].map((one) => one.id));
  const isHost = found.host.id === teacher.id;
  const others = isHost ? (await allColleagues(db)).filter((one) => !known.has(one.id)) : [];
  return { ...found, self: teacher.id, others };
}

const Change = z.tuple([z.uuid(), z.uuid()]);

/** Lets a colleague hold the desk of one of the teacher's sessions. Returns null, or why not. */
export async function addCoTeacherAction(id: unknown, colleague: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  const wanted = Change.safeParse([id, colleague]);
  if (!teacher) return "not-signed-in";
  if (!wanted.success) return "bad-request";
  const [session, other] = wanted.data;
  return refusalOf(
    await recorded(
      await getDatabase(),
      teacher.id,
      (db) => addCoTeacher(db, session, teacher.id, other),
      (done) => (done === "changed" ? { type: "co-teacher-added", session, teacher: other } : null),
    ).catch(refusalToStore),
  );
}

/** Takes the desk of one of the teacher's sessions from a colleague, or from the teacher who is a co-teacher. Returns null, or why not. */
export async function removeCoTeacherAction(id: unknown, colleague: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  const wanted = Change.safeParse([id, colleague]);
  if (!teacher) return "not-signed-in";
  if (!wanted.success) return "bad-request";
  const [session, other] = wanted.data;
  const left = other === teacher.id;
  const done = await recorded(
    await getDatabase(),
    teacher.id,
    (db) => removeCoTeacher(db, session, teacher.id, other),
    (done) => (done === "changed" ? { type: "co-teacher-removed", session, teacher: other, left } : null),
  ).catch(refusalToStore);
  if (done === "changed") deskHolders().left(session, other);
  return refusalOf(done);
}

/** Makes a co-teacher the host of one of the teacher's sessions. `stays`: the teacher becomes a co-teacher. Returns null, or why not. */
export async function handOverAction(
  id: unknown,
  colleague: unknown,
  stays: unknown,
): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  const wanted = z.tuple([z.uuid(), z.uuid(), z.boolean()]).safeParse([id, colleague, stays]);
  if (!teacher) return "not-signed-in";
  if (!wanted.success) return "bad-request";
  const [session, to, remains] = wanted.data;
  const done = await recorded(
    await getDatabase(),
    teacher.id,
    (db) => handOver(db, session, teacher.id, { to, stays: remains }),
    (done) => (done === "changed" ? { type: "session-handed-over", session, teacher: to } : null),
  ).catch(refusalToStore);
  if (done === "changed" && !remains) deskHolders().left(session, teacher.id);
  return refusalOf(done);
}

function refusalOf(done: "changed" | "unchanged" | ProblemCode): ProblemCode | null {
  return done === "changed" || done === "unchanged" ? null : done;
}

import { sql } from "drizzle-orm";
import fc from "fast-check";
import { findPlan, savePlan } from "@/db/school/plans";
import { keepCheckpoint } from "@/db/session/checkpoints";
import { appendLog, readLog } from "@/db/session/log";
import { challengesOfPlan, challengesOfSession, storedChallenge } from "@/db/session/own-challenges";
import { createSeat } from "@/db/session/seats/seats";
import { createSession } from "@/db/session/sessions";
import type { Database } from "@/db/store/open";
import { rowsOf } from "@/db/store/statements";
import { createSignIn } from "@/lib/auth/sign-in";
import { fold } from "@/lib/session/log/apply";
import { OWN_LIST, ownWords } from "@/lib/testing/learning/own-list";
import { classes, PLAN } from "@/lib/testing/session/arbitrary-class";
import { findSeat, newTeacher } from "./session";

export const PASSWORD = "correct horse battery";

/** Creates a teacher with a saved plan and three past classes that have seats, points, checkpoints and own words. `passwordHash`: of `PASSWORD`. */
export async function newSchool(db: Database, passwordHash: string) {
  const teacher = await newTeacher(db, passwordHash);
  const held = fc
    .sample(classes, { numRuns: 60, seed: 7 })
    .filter(({ events }) => events.some(({ type }) => type === "points-reported"));
  held.sort((one, other) => other.events.length - one.events.length);
  const lessons = [];
  for (const [index, { events }] of held.slice(0, 3).entries()) {
    const title = `Lesson ${index}: "quotes", \\ backslashes, {braces}, ,commas\u2028 and الدرس`;
    const own = [storedChallenge(ownWords({ ...OWN_LIST, title }))];
    const row = await createSession(db, { hostId: teacher.id, title, plan: PLAN, own });
    await appendLog(db, row.id, events.slice(1));
    const token = await createSeat(db, row.id, 0);
    const weights = Float32Array.from({ length: 5_000 }, (_, place) => Math.sin(place) * 10 ** (place % 40));
    await keepCheckpoint(db, row.id, { participant: 0, round: index, run: 1, step: 10, weights });
    lessons.push({ id: row.id, token });
  }
  const own = [storedChallenge(ownWords(OWN_LIST))];
  const plan = await savePlan(db, { teacherId: teacher.id, name: "Words", plan: PLAN, own });
  return { teacher, lessons, plan: plan?.id ?? "" };
}

export type School = Awaited<ReturnType<typeof newSchool>>;

/** Everything about a school that is in its database, for comparing as a whole. */
export async function lookedAt(db: Database, { teacher, lessons, plan }: School) {
  const signIn = createSignIn();
  const bytesOf = async (id: string) =>
    rowsOf(
      await db.execute(
        sql`select participant, round, run, step, md5(weights) as weights, octet_length(weights) as bytes
            from checkpoints where session_id = ${id} order by round`,
      ),
    );
  return {
    signIn: await signIn(db, { email: teacher.email, password: PASSWORD }, { address: "10.0.0.1" }),
    lessons: await Promise.all(
      lessons.map(async ({ id, token }) => {
        const log = await readLog(db, id);
        const [seat, words] = [await findSeat(db, id, token), await challengesOfSession(db, id)];
        return { log, fold: fold(log), seat, words, checkpoints: await bytesOf(id) };
      }),
    ),
    plan: { kept: await findPlan(db, plan, teacher.id), words: await challengesOfPlan(db, plan) },
    rows: rowsOf(
      await db.execute(sql`select id::text, host_id::text, title, plan::text, join_code, extract(epoch from created_at)::text as created,
        ended_at::text, share_token, kept, md5(secret) as secret, next_seq from sessions order by id`),
    ),
  };
}

import { teachers } from "@/db/schema";
import { keepCheckpoint } from "@/db/session/checkpoints";
import { appendLog } from "@/db/session/log";
import { createSession, markSessionEnded } from "@/db/session/sessions";
import type { Database } from "@/db/store/open";
import { twoSpirals } from "@/lib/challenges/two-spirals";
import {
  type ClassSketch,
  networkOf,
  POINTS_OF_RUN,
  SKETCHED_PLAN,
  sketchedLog,
} from "@/lib/testing/session/sketched-class";
import { initialWeights } from "@/lib/trainer/run/initial-weights";

/** Puts a whole class into a database, as its log, and resolves to the session's id. The first teacher is its host. */
export async function enrolClass(db: Database, sketch: ClassSketch): Promise<string> {
  const [{ id: hostId }] = await db.select({ id: teachers.id }).from(teachers).limit(1);
  const { id } = await createSession(db, { hostId, title: sketch.title, plan: SKETCHED_PLAN });
  await appendLog(db, id, sketchedLog(sketch));
  if (sketch.moment === "ended") await markSessionEnded(db, id, new Date());
  else if (sketch.moment !== "lobby" && sketch.moment !== "opened")
    await keepNetworks(db, id, sketch.students);
  return id;
}

async function keepNetworks(db: Database, id: string, students: number): Promise<void> {
  const { task, featureShape, preset } = twoSpirals;
  for (let participant = 0; participant < Math.min(students, 60); participant++) {
    const network = networkOf(participant, 0);
    const weights = initialWeights({ ...preset, network, task, featureShape, seed: participant });
    await keepCheckpoint(db, id, { participant, round: 0, run: 0, step: 10_000 * POINTS_OF_RUN, weights });
  }
}

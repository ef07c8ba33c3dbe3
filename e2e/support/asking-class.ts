import { teachers } from "@/db/schema";
import { createSession } from "@/db/session/sessions";
import { openEmbedded } from "@/db/store/open";
import { openRound } from "@/lib/session/decide/plan";
import { CHECK, PREDICTION, SCORE } from "@/lib/testing/session/arbitrary-questions";

/** Puts a class into a server's data whose plan asks something before the lesson and before each of its two rounds, first for a number. */
export async function enrolAskingClass(dataDir: string): Promise<{ id: string; joinCode: string }> {
  const store = await openEmbedded(dataDir);
  try {
    const [{ id: hostId }] = await store.db.select({ id: teachers.id }).from(teachers).limit(1);
    const rounds = [
      { ...openRound("moons", null), prediction: SCORE },
      { ...openRound("moons", null), prediction: PREDICTION },
    ];
    return await createSession(store.db, { hostId, title: "Asked", plan: { rounds, checks: [CHECK] } });
  } finally {
    await store.close();
  }
}

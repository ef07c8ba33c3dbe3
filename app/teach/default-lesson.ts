import { getTranslations } from "next-intl/server";
import { defaultPlan, LESSON_ROUNDS, type LessonRound } from "@/lib/session/decide/default-plan";
import type { Plan } from "@/lib/session/decide/plan";

/** The default lesson, with the aims of its rounds in the reader's language. */
export async function defaultLesson(): Promise<Plan> {
  const t = await getTranslations("teach.lesson.aims");
  const aims = Object.fromEntries(LESSON_ROUNDS.map((round) => [round, t(round)]));
  return defaultPlan(aims as Record<LessonRound, string>);
}

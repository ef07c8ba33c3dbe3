import { getTranslations } from "next-intl/server";
import { LESSONS, type LessonName, lesson } from "@/lib/session/decide/lesson/lesson-plan";
import { clockSums, planClock } from "@/lib/session/decide/lesson/plan-clock";
import type { Plan } from "@/lib/session/decide/plan";

/** A lesson to start from, with its texts in the reader's language. */
export async function givenLesson(name: LessonName): Promise<Plan> {
  const t = await getTranslations("teach.lesson");
  return lesson(name, (key) => t(key));
}

/** Every lesson to start from, with how many minutes it takes by the clock. */
export function lessonMinutes(): { readonly name: LessonName; readonly minutes: number }[] {
  const wordless = (name: LessonName) => lesson(name, (key) => key);
  return LESSONS.map((name) => ({ name, minutes: clockSums(planClock(wordless(name))).all }));
}

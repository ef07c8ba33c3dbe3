import { getTranslations } from "next-intl/server";
import { lesson } from "@/lib/session/decide/lesson";
import type { Plan } from "@/lib/session/decide/plan";

/** The default lesson, with its texts in the reader's language. */
export async function defaultLesson(): Promise<Plan> {
  const t = await getTranslations("teach.lesson");
  return lesson((key) => t(key));
}

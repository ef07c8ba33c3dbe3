import type { Locale } from "@/lib/i18n/locales";
import type { LessonText } from "@/lib/session/decide/lesson/lesson-plan";
import type { ClassTexts } from "./class";

/** The texts of the default lesson in a language, by their keys. */
export async function lessonTexts(locale: Locale): Promise<LessonText> {
  const file = await import(`../../lib/i18n/messages/${locale}/teach.json`, { with: { type: "json" } });
  const texts: unknown = file.default.lesson;
  return (key) => {
    const found = key
      .split(".")
      .reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], texts);
    if (typeof found !== "string") throw new Error(`There is no text teach.lesson.${key} in ${locale}.`);
    return found;
  };
}

export const CLASS_TEXTS: Readonly<Record<Locale, ClassTexts>> = {
  en: {
    title: "How machines learn",
    names: [
      ...["Amira", "Ben", "Chloe", "Daniel", "Elif", "Finn", "Grace", "Hassan"],
      ...["Ines", "Jonas", "Keira", "Liam", "Mina", "Noah", "Olivia", "Priya"],
      ...["Quentin", "Rosa", "Samir", "Tessa", "Umar", "Vera", "William", "Yara"],
    ],
    notes: {
      downhill: "Too small a step, and you never arrive. Too large, and you jump over the valley.",
      mistake: "Look at both curves: which of them tells you how you do on new points?",
      drawings: "Fewer weights can be better, if they look at the right thing.",
      trap: null,
      league: "The test is sealed until the end. Choose as if you could not see it.",
    },
  },
  ar: {
    title: "كيف تتعلّم الآلات",
    names: [
      ...["أميرة", "بدر", "تالا", "جاد", "حلا", "خالد", "دانة", "رامي"],
      ...["زينب", "سامي", "شهد", "طارق", "عمر", "غادة", "فارس", "قمر"],
      ...["كريم", "لمى", "مازن", "نور", "هادي", "وفاء", "يارا", "يوسف"],
    ],
    notes: {
      downhill: "خطوة أصغر من اللازم فلا تصلون أبدًا، وخطوة أكبر من اللازم فتقفزون فوق الوادي.",
      mistake: "انظروا إلى المنحنيين: أيّهما يخبركم كيف أداؤكم على نقاط جديدة؟",
      drawings: "قد يكون العدد الأقل من الأوزان أفضل، إذا نظرت إلى الشيء الصحيح.",
      trap: null,
      league: "الاختبار مختوم حتى النهاية. اختاروا كأنكم لن تروه.",
    },
  },
};

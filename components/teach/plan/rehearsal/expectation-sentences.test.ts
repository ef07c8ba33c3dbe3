import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import type { Expectations } from "@/lib/session/insights/expectations";
import { expectationSentences } from "./expectation-sentences";

const open: Expectations = {
  classes: 6,
  students: 15,
  runs: 300,
  runsEach: 3,
  diverged: 0.04,
  overfitting: 0.001,
  scores: { lowest: 12.34, median: 88, highest: 97.04 },
  uOfRates: 5,
  largerLose: 0,
  test: { classes: 6, leaderStays: 2, fall: 7 },
  took: { median: 204, most95: 1_234, slowest: 14_400 },
};

async function said(expectations: Expectations, locale: "en" | "ar"): Promise<string[]> {
  const messages = await loadCatalogue(locale);
  const translate = createTranslator({ locale, messages, namespace: "teach.plan.rehearsal.told" });
  const t = translate as unknown as (key: string, values: Record<string, string | number>) => string;
  return expectationSentences(expectations).map(({ key, values }) => t(key, values));
}

test("a round in which all is free is told in seven sentences", async () => {
  expect(await said(open, "en")).toMatchInlineSnapshot(`
    [
      "6 classes of 15 played. Half of the students trained 3 runs or more.",
      "On the board, the students’ best scores were between 12.3 and 97.0, half of them 88.0 or higher.",
      "Learning rates were worse on both sides of the best ones in 5 of 6 classes.",
      "Networks larger than the best ones did better on their training examples, and worse on new ones, in none of 6 classes.",
      "4% of all runs diverged, and <1% overfitted.",
      "When the test was opened, the leader stayed first in 2 of 6 classes; the deepest fall was usually 7 places.",
      "Usually, a run took 0.20 s on this device; 95 of 100 at most 1.2 s, the slowest 14 s. A slow laptop may need several times as long.",
    ]
  `);
  expect(await said(open, "ar")).toMatchInlineSnapshot(`
    [
      "خاض الجولةَ 6 صفوف، وعدد الطلاب في كل صف 15. درّب نصف الطلاب 3 محاولات أو أكثر.",
      "على اللوحة تراوحت أفضل نتائج الطلاب بين 12.3 و97.0، ونصفها 88.0 أو أعلى.",
      "كانت معدّلات التعلّم أسوأ على جانبي أفضلها في 5 صفوف من أصل 6.",
      "لم يحدث في أي صف من أصل 6 أن كانت الشبكات الأكبر من الأفضل أحسن في أمثلة التدريب وأسوأ في أمثلة جديدة.",
      "تباعدت ⁦4%⁩ من المحاولات كلها، ووقعت ⁦<1%⁩ منها في فرط التخصيص.",
      "عند فتح الاختبار بقي المتصدّر أولًا في صفّين من أصل 6؛ وكان أعمق هبوط في العادة 7 مراكز.",
      "استغرقت المحاولة على هذا الجهاز ⁦0.20⁩ ث، و95 من كل 100 محاولة ⁦1.2⁩ ث على الأكثر، وأبطؤها ⁦14⁩ ث. وقد يحتاج حاسوب بطيء إلى أضعاف ذلك.",
    ]
  `);
});

test("of what a round locks, of a test with one student, and of scores that nobody has, nothing is said", async () => {
  const bare = {
    ...open,
    classes: 1,
    scores: null,
    uOfRates: null,
    largerLose: null,
    test: null,
    took: null,
  };
  expect(await said({ ...bare, runsEach: 1, diverged: 0, overfitting: 0.999 }, "en")).toEqual([
    "1 class of 15 played. Half of the students trained 1 run or more.",
    "0% of all runs diverged, and >99% overfitted.",
  ]);
});

test("when nobody falls, it says so", async () => {
  const { test } = { test: { classes: 1, leaderStays: 1, fall: 0 } };
  const sentences = await said({ ...open, classes: 1, uOfRates: 1, largerLose: 1, test }, "en");
  expect(sentences.filter((sentence) => sentence.startsWith("When"))).toEqual([
    "When the test was opened, the leader stayed first in 1 of 1 class; usually, nobody fell clearly.",
  ]);
});

// `npx tsx scripts/record-class.ts`: plays the default lesson with a simulated class whose runs are really trained, and writes the recordings that come with
// the product, public/recorded/class-LANGUAGE.downhill. The same version always writes the same files; it takes a few minutes. Record it anew whenever `ARITHMETIC`,
// the default lesson or one of its challenges changes: scripts/recorded-class/recorded-class.test.ts says when the files no longer fit.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { lesson } from "@/lib/session/decide/lesson/lesson-plan";
import { encodeReplay } from "@/lib/session/log/file/replay-file";
import { RECORDED_SEED, recordClass, refereedRounds } from "./recorded-class/class";
import { CLASS_TEXTS, lessonTexts } from "./recorded-class/texts";

const FOLDER = "public/recorded";
// Without the commit, which would make every recording differ.
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

mkdirSync(FOLDER, { recursive: true });
const plans = new Map<Locale, ReturnType<typeof lesson>>();
for (const locale of LOCALES) plans.set(locale, lesson("default", await lessonTexts(locale)));
// Both classes train the same: only what is said differs.
const rounds = refereedRounds(plans.get(LOCALES[0])!, RECORDED_SEED);
for (const locale of LOCALES) {
  const texts = CLASS_TEXTS[locale];
  const log = await recordClass(plans.get(locale)!, texts, RECORDED_SEED, rounds);
  const file = encodeReplay({ product: version, title: texts.title, log });
  writeFileSync(`${FOLDER}/class-${locale}.downhill`, file);
  console.log(`${locale}: ${log.length} events, ${file.length} bytes`);
}

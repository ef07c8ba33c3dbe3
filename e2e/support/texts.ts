import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl/core";
import { LOCALES, type Locale } from "@/lib/i18n/locales";

const FOLDER = "lib/i18n/messages";

/** A text of the interface, from the product's own catalogues: `say("lab.train")`. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

const voices = new Map<Locale, Say>(LOCALES.map((locale) => [locale, voice(locale)]));

export function sayIn(locale: Locale): Say {
  const say = voices.get(locale);
  if (!say) throw new Error(`There is no catalogue in ${locale}.`);
  return say;
}

function voice(locale: Locale): Say {
  const files = readdirSync(path.join(FOLDER, locale));
  const messages = Object.fromEntries(
    files.map((file) => [
      path.basename(file, ".json"),
      JSON.parse(readFileSync(path.join(FOLDER, locale, file), "utf8")),
    ]),
  );
  const translate = createTranslator({
    locale,
    messages,
    // A missing text should fail here, instead of its key being searched for on the screen.
    onError: (error) => {
      throw error;
    },
  });
  return (key, values) => translate(key, values);
}

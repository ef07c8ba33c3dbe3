import type { Locale } from "./locales";

/** One area is one file of messages, and one namespace. */
export const AREAS = [
  "common",
  "join",
  "teach",
  "lessons",
  "people",
  "identity",
  "lti",
  "problems",
  "challenges",
  "lab",
  "slow-motion",
  "inside",
  "valley",
  "duel",
  "charts",
  "class-pictures",
  "mistakes",
  "scale",
  "vote",
  "question",
  "writing",
  "own-input",
  "drawings",
  "board",
  "host",
  "projector",
  "replay",
  "tour",
  "what-if",
  "check",
  "certificate",
  "report",
  "alone",
] as const;
export type Area = (typeof AREAS)[number];

/** Texts nested under keys, as a catalogue file holds them. */
export type MessageTree = { readonly [key: string]: string | MessageTree };
export type Catalogue = Record<Area, MessageTree>;

/** Every message of one language, by area. */
export async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  const entries = await Promise.all(
    AREAS.map(async (area) => {
      const file: { default: MessageTree } = await import(`./messages/${locale}/${area}.json`);
      return [area, file.default] as const;
    }),
  );
  return Object.fromEntries(entries) as Catalogue;
}

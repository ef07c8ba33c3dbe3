import { z } from "zod";
import type { AboutOwn, OwnContent as Content } from "@/lib/learning/examples/own-content";
import { MAX_LETTERS } from "@/lib/learning/letters/alphabet";
import type { OwnWords } from "@/lib/learning/letters/own-words";
import { MAX_LIST_BYTES, MAX_LIST_TITLE } from "@/lib/learning/letters/word-list";
import { MOST_IN_A_CELL } from "@/lib/learning/tables/cell";
import type { OwnTable } from "@/lib/learning/tables/own-table";
import { TABLE_LIMITS } from "@/lib/learning/tables/table-limits";
import { PLAIN_TEXT } from "@/lib/session/names/clean-text";

/** What everybody may know of the challenges that a teacher has made, as plans say it. A text may take four code units a character. */

const OwnTitle = z
  .string()
  .min(1)
  .max(4 * MAX_LIST_TITLE)
  .regex(PLAIN_TEXT);
const Count = z.int().min(1);
const Counts = z.strictObject({ train: Count, validation: Count, test: Count });

const Direction = z.enum(["ltr", "rtl"]);
const LanguageCode = z.string().regex(/^[a-z]{2,3}$/);

export const OwnWordsSchema = z.strictObject({
  title: OwnTitle,
  language: LanguageCode,
  direction: Direction,
  alphabet: z
    .string()
    .min(1)
    .max(2 * MAX_LETTERS)
    .regex(PLAIN_TEXT),
  counts: Counts,
}) satisfies z.ZodType<OwnWords>;

const Name = z
  .string()
  .min(1)
  .max(4 * TABLE_LIMITS.nameCharacters)
  .regex(PLAIN_TEXT);
const scale = { mean: z.number(), deviation: z.number().positive() };

export const OwnTableSchema = z.strictObject({
  title: OwnTitle,
  target: z.union([
    z.strictObject({
      name: Name,
      classes: z.array(Name).min(TABLE_LIMITS.classes.min).max(TABLE_LIMITS.classes.max).readonly(),
    }),
    z.strictObject({ name: Name, scale: z.strictObject(scale) }),
  ]),
  features: z
    .array(z.strictObject({ name: Name, category: Name.optional(), ...scale }))
    .min(1)
    .max(TABLE_LIMITS.features)
    .readonly(),
  counts: Counts,
}) satisfies z.ZodType<OwnTable>;

/** The part of a planned round that says what its own challenge is. */
export const AboutOwnChallenge = z.union([
  z.strictObject({ words: OwnWordsSchema }),
  z.strictObject({ table: OwnTableSchema }),
]) satisfies z.ZodType<AboutOwn>;

/** Checked by hand: there may be millions. */
const Cells = z.custom<readonly number[]>(
  (value) =>
    Array.isArray(value) && value.every((cell) => Number.isFinite(cell) && Math.abs(cell) <= MOST_IN_A_CELL),
);

const Column = z
  .strictObject({
    name: Name,
    categories: z.array(Name).min(1).max(TABLE_LIMITS.categories).readonly().nullable(),
    cells: Cells,
  })
  .refine(({ categories, cells }) => {
    if (!categories) return true;
    const isCategory = (cell: number) => Number.isInteger(cell) && cell >= 0 && cell < categories.length;
    return new Set(categories).size === categories.length && cells.every(isCategory);
  });

/** What a teacher sends or imports as a challenge. Whether a class can train on it is for `tableProblem` and `readWordList` to say. */
export const OwnContent = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("words"),
    title: OwnTitle,
    language: LanguageCode,
    direction: Direction,
    words: z.string().max(MAX_LIST_BYTES),
  }),
  z.strictObject({
    kind: z.literal("table"),
    title: OwnTitle,
    columns: z
      .array(Column)
      .min(2)
      .max(TABLE_LIMITS.columns)
      .refine(([first, ...rest]) => rest.every(({ cells }) => cells.length === first?.cells.length))
      .readonly(),
  }),
]) satisfies z.ZodType<Content>;
export type OwnContent = Content;

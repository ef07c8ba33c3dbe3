import { cleanText, lengthOf } from "@/lib/session/names/clean-text";

/** The longest title of a session. */
export const MAX_TITLE_LENGTH = 120;
/** The longest name of a class, such as "8b" or "Year 8, physics". */
const MAX_CLASS_LENGTH = 40;

/** A title as typed, fit to show; or what is wrong with it. */
export function readTitle(typed: string): { readonly title: string } | "title-empty" | "title-too-long" {
  const title = cleanText(typed);
  if (title === "") return "title-empty";
  return lengthOf(title) > MAX_TITLE_LENGTH ? "title-too-long" : { title };
}

/** The name of a class as typed, fit to show (null: none); or what is wrong with it. */
export function readClassLabel(typed: string): { readonly label: string | null } | "class-too-long" {
  const label = cleanText(typed);
  if (label === "") return { label: null };
  return lengthOf(label) > MAX_CLASS_LENGTH ? "class-too-long" : { label };
}

import { type Problem, problem } from "./decide/problem";
import { MAX_NOTE_CHARACTERS } from "./log/events";
import { cleanText, lengthOf } from "./names/clean-text";

/** A remark fit to show: one line of 1–280 characters. */
export function cleanNote(typed: string): { ok: true; text: string } | { ok: false; problem: Problem } {
  const text = cleanText(typed);
  if (text === "") return { ok: false, problem: problem("note-empty") };
  if (lengthOf(text) > MAX_NOTE_CHARACTERS) return { ok: false, problem: problem("note-too-long") };
  return { ok: true, text };
}

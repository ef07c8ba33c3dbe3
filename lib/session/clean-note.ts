import { MAX_NOTE_CHARACTERS } from "./events";
import { type Problem, problem } from "./problem";

/** Control characters, halves of characters, separators of lines, and what turns the direction of the text around it. */
const UNWANTED = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;

/** A remark fit to show: one line, single spaces, 1–280 characters. */
export function cleanNote(typed: string): { ok: true; text: string } | { ok: false; problem: Problem } {
  const text = typed.normalize("NFC").replace(UNWANTED, " ").replace(/\s+/gu, " ").trim();
  if (text === "") return { ok: false, problem: problem("note-empty") };
  if ([...text].length > MAX_NOTE_CHARACTERS) return { ok: false, problem: problem("note-too-long") };
  return { ok: true, text };
}

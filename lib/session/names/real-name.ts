import type { ParticipantId } from "@/lib/session/log/events";
import { cleanText, lengthOf } from "./clean-text";

/** Real names by seat, of those whose name a teacher has noted. */
export type RealNames = Readonly<Record<ParticipantId, string>>;

/** The longest real name of a student, in characters as people count them. */
export const MAX_REAL_NAME_LENGTH = 80;

/** A real name as a teacher typed it, fit to show (null: none); or what is wrong with it. */
export function readRealName(typed: string): { readonly name: string | null } | "real-name-too-long" {
  const name = cleanText(typed);
  if (name === "") return { name: null };
  return lengthOf(name) > MAX_REAL_NAME_LENGTH ? "real-name-too-long" : { name };
}

import type { SessionEvent } from "@/lib/session/log/events";
import { logForReader } from "@/lib/session/log/visible-to-reader";
import { withAnimalNames } from "@/lib/session/names/animal-names";
import type { NameLanguage } from "@/lib/session/names/nickname-words";

/**
 * A log as it may leave Downhill in a file, which is passed on and cannot be taken back: no more than the share link shows, whoever makes the file.
 * `log`: as a session's host knows it. `animals`: the language of those that replace nicknames; null: nicknames are shown.
 */
export function logToPassOn(
  log: readonly SessionEvent[],
  animals: NameLanguage | null,
): readonly SessionEvent[] {
  const known = logForReader("link", log);
  return animals === null ? known : withAnimalNames(known, animals);
}

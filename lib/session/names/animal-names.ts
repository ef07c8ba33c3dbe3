import { isNaming, type ParticipantId, type SessionEvent } from "@/lib/session/log/events";
import { mentionReplacer, nicknamesIn, SOMEBODY } from "@/lib/session/log/visible-to-reader";
import { nicknameKey } from "./nickname";
import { type NameLanguage, NICKNAME_WORDS } from "./nickname-words";

/** The keys in events under which there is text that people wrote: nicknames, names of teams, notes, questions and their choices. */
const WRITTEN: ReadonlySet<string> = new Set(["nickname", "nicknames", "name", "text", "choices"]);

/**
 * The log for readers who must not learn who was in the class: each participant is an animal, the same throughout, which also replaces all
 * their nicknames, former ones included, where texts mention them.
 */
export function withAnimalNames(log: readonly SessionEvent[], language: NameLanguage): SessionEvent[] {
  const nicknames = nicknamesIn(log);
  const animals = animalsFor(log, nicknames, NICKNAME_WORDS[language].animals);
  const disguise = mentionReplacer(
    nicknames.keys(),
    (_, read) => animals.get(nicknames.get(read) ?? -1) ?? SOMEBODY,
  );
  return log.map((event) => {
    // These are most of a log, and contain only numbers.
    if (event.type === "points-reported") return event;
    if (isNaming(event)) return { ...event, nickname: animals.get(event.participant) ?? "" };
    return rewritten(event, disguise) as SessionEvent;
  });
}

/** An animal for each participant, in the order of the seats, with a number once all words are used; never one that is somebody's nickname. */
function animalsFor(
  log: readonly SessionEvent[],
  nicknames: ReadonlyMap<string, ParticipantId>,
  words: readonly string[],
): Map<ParticipantId, string> {
  const named = log.filter(isNaming).map(({ participant }) => participant);
  const participants = [...new Set(named)].sort((one, other) => one - other);
  const animals = new Map<ParticipantId, string>();
  let drawn = 0;
  for (const participant of participants) {
    let animal: string;
    do {
      const round = Math.floor(drawn / words.length) + 1;
      animal = round === 1 ? words[drawn]! : `${words[drawn % words.length]} ${round}`;
      drawn++;
    } while (nicknames.has(nicknameKey(animal)));
    animals.set(participant, animal);
  }
  return animals;
}

/** A copy of `value` in which all text that people wrote is disguised, at any depth. `written`: whether `value` itself is such text. */
function rewritten(value: unknown, disguise: (text: string) => string, written = false): unknown {
  if (typeof value === "string") return written ? disguise(value) : value;
  if (Array.isArray(value)) return value.map((each) => rewritten(each, disguise, written));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, rewritten(each, disguise, WRITTEN.has(key))]),
  );
}

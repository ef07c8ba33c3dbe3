import withoutLookAlikes from "unhomoglyph";
import { createRandom, type Seed } from "@/lib/learning/numbers/random";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import { type NameLanguage, NICKNAME_WORDS, nicknameOf } from "./nickname-words";

/*
 * Which nicknames are free. Only decisions depend on this, never `apply`, so that the rules may change without changing what old logs mean. It also
 * keeps the table of look-alike letters (Unicode's confusables, 100 kB) on the server, out of all pages.
 */

/** Whether someone else in the class has a nickname that looks the same. Those who were removed do not count, nor does `except`. */
export function isTaken(session: Session, nickname: string, except: ParticipantId | null = null): boolean {
  const wanted = appearancesOf(nickname);
  return session.participants.some(
    (other) =>
      !other.removed && other.id !== except && knownAppearances(other).some((one) => wanted.includes(one)),
  );
}

/** The appearances of all nicknames, except those of people who were removed. */
export function appearancesInUse({ participants }: Session): Set<string> {
  return new Set(participants.filter(({ removed }) => !removed).flatMap(knownAppearances));
}

/** Draws a nickname that nobody in the class has; with a number once all are taken. */
export function drawNickname(session: Session, language: NameLanguage, seed: Seed): string {
  const all = drawableNames(language);
  const taken = appearancesInUse(session);
  const free = all.filter(({ appearances }) => !appearances.some((one) => taken.has(one)));
  const random = createRandom(seed);
  const drawn = (from: typeof all) => from[Math.floor(random() * from.length)]!.nickname;
  return free.length > 0 ? drawn(free) : `${drawn(all)} ${session.participants.length + 1}`;
}

type DrawableName = { readonly nickname: string; readonly appearances: readonly string[] };
const drawable = new Map<NameLanguage, readonly DrawableName[]>();

/** All nicknames that can be drawn in a language. Cached, because there are hundreds. */
function drawableNames(language: NameLanguage): readonly DrawableName[] {
  const before = drawable.get(language);
  if (before) return before;
  const words = NICKNAME_WORDS[language];
  const all = words.adjectives.flatMap((adjective) =>
    words.animals.map((animal) => {
      const nickname = nicknameOf(words, adjective, animal);
      return { nickname, appearances: appearancesOf(nickname) };
    }),
  );
  drawable.set(language, all);
  return all;
}

/**
 * How a nickname looks, whatever letters it is written with (the skeleton of Unicode Technical Standard 39): two nicknames that share one of these
 * look the same, ignoring case. There are two, because capitals and small letters have different look-alikes: "Ian" looks like "lan", "ian" does not.
 */
export function appearancesOf(nickname: string): readonly [string, string] {
  const plain = nickname.normalize("NFKC");
  return [
    `small ${skeleton(plain.toLocaleLowerCase("en"))}`,
    `as is ${skeleton(plain).toLocaleLowerCase("en")}`,
  ];
}

function skeleton(text: string): string {
  const visible = text.normalize("NFD").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  return withoutLookAlikes(visible).normalize("NFD");
}

const known = new WeakMap<Participant, readonly string[]>();

/** Cached, since each join checks a class of hundreds. A participant whose name changes becomes a new object. */
function knownAppearances(participant: Participant): readonly string[] {
  const before = known.get(participant);
  if (before) return before;
  const appearances = appearancesOf(participant.nickname);
  known.set(participant, appearances);
  return appearances;
}

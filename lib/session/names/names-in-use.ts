import withoutLookAlikes from "unhomoglyph";
import { createRandom, type Seed } from "@/lib/learning/numbers/random";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import { type NameLanguage, NICKNAME_WORDS, nicknameOf } from "./nickname-words";

/*
 * Which nicknames are free. Only decisions ask, never `apply`: what counts as the same name may change without changing what an old log says. And
 * so only the server has the table of letters that look alike (Unicode's confusables, 100 kB), which no page should load.
 */

/** Whether someone else in the class (who was not removed) goes by a nickname that a class would read as this one. */
export function isTaken(session: Session, nickname: string, except: ParticipantId | null = null): boolean {
  const wanted = appearancesOf(nickname);
  return session.participants.some(
    (other) =>
      !other.removed && other.id !== except && knownAppearances(other).some((one) => wanted.includes(one)),
  );
}

/** How everybody's nickname looks who was not removed. */
export function appearancesInUse({ participants }: Session): Set<string> {
  return new Set(participants.filter(({ removed }) => !removed).flatMap(knownAppearances));
}

/** A nickname that nobody in the class has, drawn from all there are; with a number where those have run out. */
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

/** All names of a language, made once: each draw looks through hundreds. */
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
 * How a nickname looks, whatever letters it is written with (the skeleton of Unicode's technical standard 39): two that share one of these look
 * the same, but for capitals. There are two, because capitals look like other letters than their small ones do: "Ian" like "lan", and "ian" not.
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

/** A class of hundreds is looked through for each who joins; a participant is a new object when the name changes. */
function knownAppearances(participant: Participant): readonly string[] {
  const before = known.get(participant);
  if (before) return before;
  const appearances = appearancesOf(participant.nickname);
  known.set(participant, appearances);
  return appearances;
}

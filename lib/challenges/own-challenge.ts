import type { Challenge } from "@/lib/learning/examples/challenge";
import type { AboutOwn, OwnContent } from "@/lib/learning/examples/own-content";
import { aboutTable, ownTableChallenge } from "./own-table";
import { outlineOf, ownWordsChallenge } from "./own-words";

/** The challenge that a teacher has made. Same content, same splits. */
function ownChallenge(id: string, content: OwnContent): Challenge {
  if (content.kind === "table") return ownTableChallenge(id, content);
  return ownWordsChallenge(id, { ...content, words: content.words.split("\n") });
}

/** What everybody may know of it, which is what a plan says. */
export function aboutOwn(content: OwnContent): AboutOwn {
  if (content.kind === "table") return { table: aboutTable(content) };
  return { words: outlineOf({ ...content, words: content.words.split("\n") }).own };
}

/**
 * Challenges that teachers have made and this process has read from its database, by id. A room holds on to those of its class; when nobody does any more,
 * they are forgotten. The id is a hash of the content, so a challenge found by it is the right one, whoever had it read.
 */
const known = new Map<string, WeakRef<Challenge>>();

/** Makes a teacher's challenge known, for as long as somebody holds on to what this returns. `content`: as it is stored. */
export function knownOwnChallenge(id: string, content: string): Challenge {
  const before = findOwnChallenge(id);
  if (before) return before;
  for (const [other, challenge] of known) if (!challenge.deref()) known.delete(other);
  const challenge = ownChallenge(id, JSON.parse(content) as OwnContent);
  known.set(id, new WeakRef(challenge));
  return challenge;
}

/** Null unless somebody holds it. */
export function findOwnChallenge(id: string): Challenge | null {
  return known.get(id)?.deref() ?? null;
}

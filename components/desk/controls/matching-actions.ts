import type { HostAction } from "./host-action";

/** More than this nobody reads through; another letter finds it. */
const MOST = 40;

/**
 * The actions that every word of the query is in, in their order; those about single students only once something is typed, since
 * a class has hundreds.
 */
export function matchingActions(actions: readonly HostAction[], query: string): HostAction[] {
  const words = plain(query).split(/\s+/u).filter(Boolean);
  return actions
    .filter(({ group, label }) => {
      if (words.length === 0) return group !== "student";
      const text = plain(label);
      return words.every((word) => text.includes(word));
    })
    .slice(0, MOST);
}

/** Lower case, without accents and Arabic vowel signs. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en").trim();
}

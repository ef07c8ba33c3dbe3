import type { ChallengeInfo } from "@/lib/learning/examples/challenge";

/** What a web page plays: the replay, and what it takes to show it. */
export type ToPlay = {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** By area, only those of a replay. */
  readonly messages: Readonly<Record<string, unknown>>;
  /** Of the plan's rounds, as any screen may know them. */
  readonly challenges: readonly ChallengeInfo[];
  /** The replay's file in base64. */
  readonly file: string;
};

/** The places in the player's page at which a replay is put in; the build leaves each exactly once. */
export const PLAYER_MARKS = {
  root: '<html lang="en" dir="ltr">',
  title: "<title>Downhill</title>",
  replay: '<script type="application/json" id="replay"></script>',
} as const;

/**
 * The pieces of a web page that plays a replay by itself: its head with the player's styles, the replay, and the player. `player`: the page without a replay. Null if
 * it is not one, as when another version's page was kept.
 */
export function webPage(player: string, title: string, toPlay: ToPlay): string[] | null {
  const { root, title: titleMark, replay } = PLAYER_MARKS;
  const [atRoot, atTitle, atReplay] = [root, titleMark, replay].map((mark) => player.indexOf(mark));
  if (atRoot! < 0 || atTitle! < atRoot! || atReplay! < atTitle!) return null;
  return [
    player.slice(0, atRoot),
    `<html lang="${escaped(toPlay.language)}" dir="${toPlay.direction}">`,
    player.slice(atRoot! + root.length, atTitle),
    `<title>${escaped(title)}</title>`,
    player.slice(atTitle! + titleMark.length, atReplay),
    // Nothing in a text can end the element.
    `<script type="application/json" id="replay">${JSON.stringify(toPlay).replaceAll("<", "\\u003c")}</script>`,
    player.slice(atReplay! + replay.length),
  ];
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PLAYER_MARKS, type ToPlay, webPage } from "./web-page";

const TO_PLAY: ToPlay = {
  language: "ar",
  direction: "rtl",
  messages: { replay: { title: "</script><script>alert(1)</script>" } },
  challenges: [],
  file: "RE9XTkhJTEw=",
};
const PLAYER = `<!doctype html>\n${PLAYER_MARKS.root}<head>${PLAYER_MARKS.title}</head>${PLAYER_MARKS.replay}<script>play()</script></html>`;

test("a replay is put into the player's page, and no text in it becomes markup", () => {
  const page = webPage(PLAYER, `<i>"Nets" & more</i>`, TO_PLAY)!.join("");
  expect(page).toBe(
    '<!doctype html>\n<html lang="ar" dir="rtl"><head>' +
      "<title>&#60;i&#62;&#34;Nets&#34; &#38; more&#60;/i&#62;</title></head>" +
      `<script type="application/json" id="replay">${JSON.stringify(TO_PLAY).replaceAll("<", "\\u003c")}</script>` +
      "<script>play()</script></html>",
  );
  const [, json] = /<script type="application\/json" id="replay">(.*?)<\/script>/s.exec(page)!;
  expect(JSON.parse(json)).toEqual(TO_PLAY);
});

test("another page than the player's is not mistaken for it", () => {
  expect(webPage("<!doctype html><p>Not found</p>", "Nets", TO_PLAY)).toBe(null);
});

test("the build leaves the marks at which a replay is put in", () => {
  const build = readFileSync("scripts/build-player.mjs", "utf8");
  expect(Object.values(PLAYER_MARKS).filter((mark) => build.split(mark).length !== 2)).toEqual([]);
});

import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RoundBoard } from "@/components/board/round-board";
import { RoundResult } from "@/components/lab/results/round-result";
import { BetweenScreen } from "@/components/projector/between-screen";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { fold } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { EXERCISE } from "@/lib/testing/session/runs";
import { SKETCHED_PLAN, sketchedLog } from "@/lib/testing/session/sketched-class";
import { ShowClock } from "./show-clock";

/** How many of twelve wrong labels each network believes, by student. */
const BELIEVED = [12, 6, 2];
const SENTENCE =
  "12 training labels were wrong. 1 of 3 networks believes three quarters of them or more, 1 a quarter or less.";
const created = { type: "session-created", title: "", plan: SKETCHED_PLAN, rules: 2, seq: 0, at: 0 } as const;
const log: readonly SessionEvent[] = [
  created,
  ...sketchedLog({ title: "", students: BELIEVED.length, moment: "tested" }),
].map((event) => {
  if (event.type !== "test-opened") return event;
  const results = event.results.map((result) => ({
    ...result,
    wrongLabels: { believed: BELIEVED[result.participant]!, count: 12 },
  }));
  return { ...event, results };
});
const opened = fold(log);
const hidden = { ...opened, hidden: { board: true, names: false } };
const messages = await loadCatalogue("en");

function textOf(shown: ReactNode): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      {shown}
    </NextIntlClientProvider>,
  );
  return markup.replace(/<[^>]*>/g, "");
}

const screensOf = (session: Session) => {
  const shown = { session, round: 0, standings: leaderboard(session, 0), task: EXERCISE.task };
  const lab = (self: number) => (
    <RoundResult {...{ session, round: 0, self: session.participants[self]! }} task={EXERCISE.task} />
  );
  return {
    desk: <RoundBoard {...shown} size="desk" />,
    wall: <BetweenScreen {...shown} challenges={[null]} drawNetworks={() => null} />,
    labs: BELIEVED.map((_, self) => lab(self)),
  };
};

test("every screen says for the class, and of each network that it shows, how many wrong labels it believes", () => {
  const { desk, wall, labs } = screensOf(opened);
  for (const screen of [desk, wall, labs[0]]) expect(textOf(screen)).toContain(SENTENCE);
  for (const believed of BELIEVED) {
    expect(textOf(desk)).toContain(`believes ${believed} of 12 wrong labels`);
    expect(textOf(wall)).toContain(`${believed} of 12`);
  }
  const own = labs.map((lab) => /Your network believes.+?(?=[.:])/.exec(textOf(lab))?.[0]);
  expect(own).toEqual(
    BELIEVED.map((believed) => `Your network believes ${believed} of the 12 wrong labels that it was taught`),
  );
});

test("nothing of it is said before the show has come to the places, nor on wall and labs while the board is hidden", () => {
  const { wall, labs } = screensOf(opened);
  const atFirst = (screen: ReactNode) => textOf(<ShowClock clock={() => opened.at}>{screen}</ShowClock>);
  expect(atFirst(wall)).not.toContain("of 12");
  expect(atFirst(labs[0])).not.toContain("Your network believes");
  const veiled = screensOf(hidden);
  for (const screen of [veiled.wall, ...veiled.labs]) expect(textOf(screen)).not.toContain("of 12");
  for (const screen of [veiled.wall, ...veiled.labs]) expect(textOf(screen)).not.toContain("wrong labels");
  // The host who hid it should see it.
  expect(textOf(veiled.desk)).toContain(SENTENCE);
});

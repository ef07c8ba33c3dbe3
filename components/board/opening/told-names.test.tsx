import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ClassDebrief } from "@/components/board/debrief/class-debrief";
import { Debrief } from "@/components/board/debrief/debrief";
import { aliasOf } from "@/components/board/names";
import { RoundBoard } from "@/components/board/round-board";
import { BetweenScreen } from "@/components/projector/between-screen";
import { useMomentLabel } from "@/components/replay/use-moment-label";
import board from "@/lib/i18n/messages/en/board.json" with { type: "json" };
import challenges from "@/lib/i18n/messages/en/challenges.json" with { type: "json" };
import charts from "@/lib/i18n/messages/en/charts.json" with { type: "json" };
import pictures from "@/lib/i18n/messages/en/class-pictures.json" with { type: "json" };
import common from "@/lib/i18n/messages/en/common.json" with { type: "json" };
import projector from "@/lib/i18n/messages/en/projector.json" with { type: "json" };
import replay from "@/lib/i18n/messages/en/replay.json" with { type: "json" };
import { leaderboard } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import { createTimeline } from "@/lib/session/insights/timeline";
import type { SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { EXERCISE } from "@/lib/testing/session/runs";
import { SKETCHED_PLAN, sketchedLog } from "@/lib/testing/session/sketched-class";
import { isDiscreet } from "./opening-table";

const NAMES = ["Ada", "Bela", "Cleo", "Dino", "Edda", "Fynn"];
const ANIMALS = board.hidden.animals.split(", ");
const animal = (id: number) => aliasOf(id, ANIMALS);
const messages = { board, challenges, charts, "class-pictures": pictures, common, projector, replay };

function textOf(shown: ReactNode): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      {shown}
    </NextIntlClientProvider>,
  );
  return markup.replace(/<[^>]*>/g, " ");
}

/** The test in another order than the board: its first falls to the last place, and everybody else climbs. */
function turned(event: SessionEvent): SessionEvent {
  if (event.type !== "test-opened") return event;
  const [first, ...others] = event.results;
  const results = [...others, first!].map((result, index) => ({
    ...result,
    ...{ rank: index + 1, test: { loss: 0.3, score: 90 - 10 * index, metric: 0.8 } },
  }));
  return { ...event, results };
}

/** A class whose first test is open, until its host tells who it was: the log ends with that. */
const log: SessionEvent[] = (() => {
  const created = {
    type: "session-created",
    title: "A class",
    plan: SKETCHED_PLAN,
    rules: 2,
    seq: 0,
    at: 0,
  } as const;
  const sketched = sketchedLog({
    ...{ title: "A class", students: NAMES.length, moment: "tested" },
    nameOf: (student) => NAMES[student]!,
  });
  const told = { type: "names-told", round: 0 } as const;
  return [created, ...sketched.map(turned), { ...told, seq: sketched.length + 1, at: 60_000 }];
})();
const timeline = createTimeline(log, () => EXERCISE.task);
const told = timeline.at(timeline.duration);
const untold = timeline.at(timeline.duration - 1);
const { fall, climb, rows } = testMoves(untold, 0)!;

/** A round's board, and what else each screen shows of it once its test is open. */
function screens(session: Session, self: number | null) {
  const standings = leaderboard(session, 0);
  const shown = { session, round: 0, standings, task: EXERCISE.task };
  return {
    deskAndReplay: <RoundBoard {...shown} size="desk" />,
    lab: <RoundBoard {...shown} self={self} size="lab" />,
    wall: <BetweenScreen {...shown} challenges={[null]} drawNetworks={() => null} />,
  };
}

test("who falls the furthest goes by an animal on every screen until the host tells who it was", () => {
  const { id, nickname } = fall!.participant;
  for (const [name, screen] of Object.entries(screens(untold, null))) {
    const text = textOf(screen);
    expect([name, text.includes(nickname), text.includes(animal(id))]).toEqual([name, false, true]);
    // Praise has a name.
    expect(text).toContain(climb!.participant.nickname);
  }
  for (const [name, screen] of Object.entries(screens(told, null))) {
    const text = textOf(screen);
    expect([name, text.includes(nickname), text.includes(`${animal(id)} `)]).toEqual([name, true, false]);
  }
});

test("in their own lab, the animal is said to be them", () => {
  const { id } = fall!.participant;
  expect(textOf(screens(untold, id).lab)).toContain(`${animal(id)} (you)`);
  expect(textOf(screens(untold, climb!.participant.id).lab)).not.toContain("(you)");
});

test("before rows move, all of them go by animals, and then only those that fell: none shows who is about to fall", () => {
  expect(rows.map((row) => isDiscreet(row, "before"))).toEqual(rows.map(() => true));
  expect(rows.filter((row) => isDiscreet(row, "test"))).toEqual(rows.filter(({ move }) => move < 0));
});

test("a debrief names whoever understood, and tells of whoever learnt by heart with an animal", () => {
  const takeaways = [
    { key: "by-heart", values: { participant: 1, train: 99, test: 51 } },
    { key: "understood", values: { participant: 2, train: 84, test: 80 } },
  ] as const;
  const text = (session: Session, self: number | null = null) =>
    textOf(<Debrief {...{ session, round: 0, takeaways, self }} size="lab" />);
  expect(text(untold)).toMatch(new RegExp(`${animal(1)}.+99\\.0.+51\\.0.+Cleo.+80\\.0.+84\\.0`));
  expect(text(untold)).not.toContain("Bela");
  expect(text(untold, 1)).toContain(`${animal(1)} (you)`);
  expect(text(told)).toContain("Bela");
  expect(
    textOf(<ClassDebrief session={told} round={0} challenges={[null]} drawNetworks={null} size="desk" />),
  ).not.toContain("Bela");
});

function Moment({ now }: { now: Session }) {
  return useMomentLabel(told, now)({ kind: "diverged", at: 1, participant: 4, run: 0 });
}

test("a run that diverged has an animal among the replay's moments, until the moment at which it is told", () => {
  const said = [untold, told].map((now) => textOf(<Moment now={now} />));
  expect(said.map((text) => [text.includes(animal(4)), text.includes("Edda")])).toEqual([
    [true, false],
    [false, true],
  ]);
});

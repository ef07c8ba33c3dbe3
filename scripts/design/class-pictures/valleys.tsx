import { useMemo, useState } from "react";
import { useClassColours } from "@/components/class-pictures/use-class-colours";
import { ValleyPicture } from "@/components/class-pictures/valley-picture";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { fold } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import { ProjectorAt } from "../class-screens";
import { CHALLENGES, classAt } from "../sample-class";
import { part, type Shelf, screen } from "../specimen";

const CIRCLES = challengeInfo(findChallenge("circles")!);

/** `rolling`: the log of a class on one landscape. */
export function valleyShelf(rolling: readonly SessionEvent[]): Shelf {
  const spotlight = { type: "spotlight-changed", participant: 5, run: null } as const;
  const hidden = { type: "board-hidden-changed", board: true, names: true } as const;
  const then = (body: typeof spotlight | typeof hidden) => [
    ...rolling,
    { ...body, seq: rolling.length, at: 100 * rolling.length },
  ];
  return {
    title: "Landscapes of the class",
    specimens: [
      screen("On the projector", <Wall log={then(spotlight)} />),
      part("From one start", <Picture log={rolling} />),
      part("From one start, spotlight", <Picture log={then(spotlight)} />),
      part("From one start, board hidden", <Picture log={then(hidden)} wall />),
      part("Before anybody trains", <Picture log={rolling.filter(({ type }) => type !== "run-started")} />),
      part("By settings", <BySettings />),
      part("By settings, before anybody trains", <BySettings empty />),
    ],
  };
}

function Wall({ log }: { log: readonly SessionEvent[] }) {
  const challenges = useMemo(() => [CIRCLES], []);
  return (
    <ProjectorAt session={() => fold(log)} picture="valley" tasks={[CIRCLES.task]} challenges={challenges} />
  );
}

function Picture({ log, wall = false }: { log: readonly SessionEvent[]; wall?: boolean }) {
  const [session] = useState(() => fold(log));
  const standings = useMemo(() => leaderboard(session, 0), [session]);
  const terms = { session, round: 0, challenge: CIRCLES, standings, chosen: null };
  const colours = useClassColours(terms);
  return (
    <div className="h-128">
      <ValleyPicture
        {...{ session, round: 0, exercise: CIRCLES, colours }}
        size={wall ? "projector" : "desk"}
      />
    </div>
  );
}

function BySettings({ empty = false }: { empty?: boolean }) {
  const [session] = useState(() => classAt({ moment: empty ? "opened" : "closed" }));
  const standings = useMemo(() => leaderboard(session, 0), [session]);
  const colours = useClassColours({ session, round: 0, challenge: CHALLENGES[0], standings, chosen: null });
  return (
    <div className="h-128">
      <ValleyPicture {...{ session, round: 0, exercise: CHALLENGES[0], colours }} size="desk" />
    </div>
  );
}

import { useState } from "react";
import { OpenedView } from "@/components/lab/arrival-views";
import { DrawCard } from "@/components/lab/drawings/draw-card";
import type { DrawingQueue, QueuedDrawing } from "@/components/lab/drawings/own-drawings";
import { DrawnWordsSection } from "@/components/teach/plan/drawn-words/drawn-words-section";
import { classDrawingsId, classDrawingsInfo } from "@/lib/learning/drawing/class-drawings";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { EventBody } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { sessionForProjector } from "@/lib/session/log/visible-to-lab";
import { drawingBy } from "@/lib/testing/drawings/drawn-class";
import { DeskAt, ProjectorAt } from "./class-screens";
import { CHALLENGES, classAt, logOf, SELF, selfIn, TASKS } from "./sample-class";
import { nothing, part, type Shelf, screen } from "./specimen";

const WORDS = { labels: ["glasses", "ring"] };
const ID = classDrawingsId(WORDS);
const INFO = classDrawingsInfo(ID, WORDS);
const PLANNED = { challenge: ID, drawings: WORDS, aim: null };
const SKETCH = { moment: "opened", students: 24 } as const;
const FIRST = logOf(SKETCH, [], PLANNED).length;
const OPEN = { challenges: [INFO, ...CHALLENGES.slice(1)], tasks: [INFO.task, ...TASKS.slice(1)] };

/** A class in which so many students have drawn so many each, of which the host has looked at all but the last few. */
function drawnBy(students: number, each: number, waiting: number): Session {
  const authors = Array.from({ length: students }, (_, author) => author);
  const sent = Array.from({ length: each }, (_, number) =>
    authors.map((author) => ({ author, number })),
  ).flat();
  const drawn = sent.map(({ author, number }): EventBody => {
    const label = (author + number) % 2;
    const strokes = drawingBy(author, number, label).map((stroke) => [...stroke]);
    return { type: "drawing-sent", participant: author, round: 0, label, strokes };
  });
  const judged = authors.flatMap((participant): EventBody[] => {
    const drawings = sent.flatMap(({ author }, index) =>
      author === participant && index < sent.length - waiting ? [FIRST + index] : [],
    );
    const part = (["validation", "train", "test", "train"] as const)[participant % 4];
    if (drawings.length === 0) return [];
    return [{ type: "drawings-judged", participant, round: 0, drawings, taken: participant !== 3, part }];
  });
  return classAt(SKETCH, [...drawn, ...judged], PLANNED);
}

const queued = (key: number, state: QueuedDrawing["state"]): QueuedDrawing => ({
  ...{ key, round: 0, label: key % 2, state },
  strokes: drawingBy(SELF, 20 + key, key % 2),
});

/** A round whose examples the class draws. */
export const DRAWINGS: Shelf = {
  title: "Drawings of the class",
  specimens: [
    screen("Lab, first drawing", <Lab session={() => drawnBy(0, 0, 0)} />),
    screen("Lab, some sent", <Lab session={() => drawnBy(12, 4, 12)} queue={[queued(0, "sending")]} />),
    screen(
      "Lab, offline",
      <Lab session={() => drawnBy(6, 2, 0)} queue={[queued(0, "offline"), queued(1, "offline")]} />,
    ),
    screen("Lab, refused", <Lab session={() => drawnBy(6, 2, 0)} refused="drawing-too-long" />),
    screen("Lab, all sent", <Lab session={() => drawnBy(6, 12, 6)} />),
    screen("Desk, nothing drawn", <DeskAt session={() => drawnBy(0, 0, 0)} {...OPEN} />),
    screen("Desk, drawings wait", <DeskAt session={() => drawnBy(12, 4, 20)} {...OPEN} />),
    screen("Desk, enough for places", <DeskAt session={() => drawnBy(24, 10, 9)} {...OPEN} />),
    screen(
      "Projector, nothing drawn",
      <ProjectorAt session={() => sessionForProjector(drawnBy(0, 0, 0))} {...OPEN} />,
    ),
    screen(
      "Projector, drawings",
      <ProjectorAt session={() => sessionForProjector(drawnBy(24, 5, 9))} {...OPEN} />,
    ),
    part("Words to draw", <DrawnWordsSection disabled={false} onAdd={nothing} />),
  ],
};

function Lab({
  session: make,
  queue = [],
  refused = null,
}: {
  session: () => Session;
  queue?: readonly QueuedDrawing[];
  refused?: ProblemCode | null;
}) {
  const [session] = useState(make);
  const drawings: DrawingQueue = { queued: queue, refused, send: nothing };
  return (
    <OpenedView
      {...{ session, round: 0, challenge: INFO, sample: null }}
      {...{ status: null, notice: null, expectation: null }}
      drawing={<DrawCard {...{ session, self: selfIn(session), round: 0 }} queue={drawings} />}
    />
  );
}

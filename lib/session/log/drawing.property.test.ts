import fc from "fast-check";
import { expect, test } from "vitest";
import { classes } from "@/lib/testing/session/arbitrary-class";
import { fold } from "./apply";
import { type Drawing, takenDrawings } from "./drawing";
import { withoutParticipant } from "./erase-participant";
import type { SessionEvent } from "./events";
import type { Session } from "./session";
import {
  eventsForLab,
  eventsForProjector,
  isForOwnLab,
  sessionForLab,
  sessionForProjector,
} from "./visible-to-lab";
import { logForReader } from "./visible-to-reader";

const asJson = (strokes: Drawing["strokes"]) => JSON.stringify(strokes);

/** The strokes of drawings that nobody but the host, and whoever drew them, may ever get: all but those that are for training. */
function sealed({ drawings }: Session): Drawing[] {
  const isShown = ({ verdict, round, participant }: Drawing) =>
    verdict === "taken" &&
    drawings.parts.some(
      (one) => one.round === round && one.participant === participant && one.part === "train",
    );
  return drawings.sent.filter((one) => !isShown(one));
}

test("nobody but the host gets another's drawing, but for those to train on, and these without whose they are", () => {
  fc.assert(
    fc.property(classes, fc.nat({ max: 3 }), fc.nat(), ({ events, session }, self, pick) => {
      const missed = events.slice(pick % events.length);
      const lab = eventsForLab(session, missed, self).filter(
        (event) => !isForOwnLab(event) || event.participant === self,
      );
      const strokesOf = (some: readonly Drawing[]) => some.map(({ strokes }) => asJson(strokes));
      const own = strokesOf(session.drawings.sent.filter(({ participant }) => participant === self));
      const views: [string, unknown, readonly string[]][] = [
        ["lab", [sessionForLab(session, self), lab], own],
        ["projector", [sessionForProjector(session), eventsForProjector(session, missed)], []],
        ["link", logForReader("link", events), []],
      ];
      const shown = strokesOf(takenDrawings(session, 3).flatMap(asTraining));
      for (const [who, view, allowed] of views) {
        const text = JSON.stringify(view);
        for (const strokes of strokesOf(sealed(session)))
          if (!allowed.includes(strokes) && !shown.includes(strokes))
            expect([who, text]).not.toContain(strokes);
        expect(text).not.toMatch(/"part":"(train|validation|test)"/);
      }
      for (const [who, view] of [
        ["projector", eventsForProjector(session, events)],
        ["link", logForReader("link", events)],
      ] as [string, readonly SessionEvent[]][])
        expect([
          who,
          view.filter(({ type }) => type === "drawing-sent" || type === "drawings-judged"),
        ]).toEqual([who, []]);
    }),
  );
});

/** Of a drawing that is for training, the part of it that everybody may know, as in a session. */
function asTraining({ part, strokes, label }: ReturnType<typeof takenDrawings>[number]): Drawing[] {
  if (part !== "train") return [];
  return [{ ...{ id: 0, round: 3, participant: null, label, strokes }, verdict: "taken" }];
}

test("what a class trains on follows from its log, and each student's drawings are in one part", () => {
  fc.assert(
    fc.property(classes, ({ events, session }) => {
      expect(takenDrawings(fold(JSON.parse(JSON.stringify(events))), 3)).toEqual(takenDrawings(session, 3));
      const { parts } = session.drawings;
      expect(new Set(parts.map(({ participant }) => participant)).size).toBe(parts.length);
      const taken = session.drawings.sent.filter(({ verdict }) => verdict === "taken");
      expect(takenDrawings(session, 3)).toHaveLength(taken.length);
    }),
  );
});

test("with a student, everything that they drew is erased", () => {
  fc.assert(
    fc.property(classes, fc.nat({ max: 3 }), ({ events, session }, erased) => {
      const { drawings } = fold(withoutParticipant(events, erased, "keep"));
      const isOther = ({ participant }: { participant: number | null }) => participant !== erased;
      expect(drawings).toEqual({
        sent: session.drawings.sent.filter(isOther),
        parts: session.drawings.parts.filter(isOther),
      });
    }),
  );
});

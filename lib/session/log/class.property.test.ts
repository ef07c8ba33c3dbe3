import fc from "fast-check";
import { expect, test } from "vitest";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { showTimes } from "@/lib/session/board/opening/show";
import { decide } from "@/lib/session/decide/decide";
import { roundTime } from "@/lib/session/decide/round-time";
import { isMember } from "@/lib/session/decide/seats";
import { createTimeline } from "@/lib/session/insights/timeline";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { fits } from "@/lib/session/questions/question";
import { asks, classes, DOUBTFUL_NICKNAMES, exerciseOf, held } from "@/lib/testing/session/arbitrary-class";
import { fold } from "./apply";
import { EventBody, isNaming, type SessionEvent } from "./events";
import type { Session } from "./session";
import { weightUpdates } from "./session";
import { EMPTY_FEED, hasGap, receive, type Stretch } from "./stretch";
import { withFewerPoints } from "./thinned";
import {
  eventsForLab,
  eventsForProjector,
  isForOwnLab,
  sessionForLab,
  sessionForProjector,
} from "./visible-to-lab";
import { logForReader } from "./visible-to-reader";

/** The log cut into stretches of these lengths, repeated as necessary. */
function stretches(events: ReturnType<typeof held>["events"], lengths: readonly number[]): Stretch[] {
  const cut: Stretch[] = [];
  for (let start = 0, turn = 0; start < events.length; turn++) {
    const part = events.slice(start, start + lengths[turn % lengths.length]);
    cut.push({ from: part[0].seq, to: part[part.length - 1].seq, events: part, seen: [] });
    start += part.length;
  }
  return cut;
}

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

test("every decided event is valid, and the fold of the log is the live state", () => {
  fc.assert(
    fc.property(classes, ({ events, session }) => {
      for (const { seq: _, at: __, ...body } of events) expect(EventBody.parse(body)).toEqual(body);
      expect(fold(events)).toEqual(session);
      expect(JSON.parse(JSON.stringify(session))).toEqual(session);
    }),
  );
});

test("any order, duplication and batching of the same events gives the same state", () => {
  const scrambled = classes.chain(({ events, session }) =>
    lengths.chain((sizes) => {
      const sent = [...stretches(events, sizes), ...stretches(events, [...sizes].reverse())];
      return fc.shuffledSubarray(sent, { minLength: sent.length }).map((arrived) => ({ arrived, session }));
    }),
  );
  fc.assert(
    fc.property(scrambled, ({ arrived, session }) => {
      const feed = arrived.reduce(receive, EMPTY_FEED);
      expect(feed).toEqual({ ...EMPTY_FEED, session });
    }),
  );
});

test("a missing stretch is noticed, and filling it in heals the feed", () => {
  fc.assert(
    fc.property(classes, lengths, fc.nat(), ({ events, session }, sizes, pick) => {
      const all = stretches(events, sizes);
      fc.pre(all.length > 1);
      const lost = pick % (all.length - 1);
      const feed = all.filter((_, index) => index !== lost).reduce(receive, EMPTY_FEED);
      expect(hasGap(feed)).toBe(true);
      expect(receive(feed, all[lost])).toEqual({ ...EMPTY_FEED, session });
    }),
  );
});

test("a command that was accepted changes nothing when it is repeated at once", () => {
  fc.assert(
    fc.property(classes, asks, ({ session: start }, more) => {
      let session = start;
      for (const { actor, command: say } of more) {
        const command = say(session);
        if (command.type === "join") continue; // Joining is once by the seat's cookie, not by the command.
        const context = { actor, now: session.at, seed: 7, maxParticipants: 4, isDoubtful, exerciseOf };
        const first = decide(session, command, context);
        if (!first.ok) continue;
        session = fold(
          first.events.map((body, index) => ({ ...body, seq: session.seq + 1 + index, at: session.at })),
          session,
        );
        const again = decide(session, command, context);
        if (again.ok) expect(again.events).toEqual([]);
      }
    }),
  );
});

test("a class with fewer points has the same board, the same roster and the same loop counter", () => {
  fc.assert(
    fc.property(classes, ({ session }) => {
      const fewer = withFewerPoints(session, 0);
      for (const round of [0, 1]) {
        const board = (of: typeof session) =>
          leaderboard(of, round).map(({ run: { curve: _, ...run }, participant: { id }, ...standing }) => ({
            ...standing,
            ...{ id, run },
          }));
        expect(board(fewer)).toEqual(board(session));
      }
      expect(weightUpdates(fewer)).toBe(weightUpdates(session));
      expect({ ...fewer, participants: [] }).toEqual({ ...session, participants: [] });
    }),
  );
});

test("a lab never gets the host's private notes, nor anyone else's name while names are hidden", () => {
  fc.assert(
    fc.property(classes, fc.nat({ max: 3 }), fc.nat(), ({ events, session }, self, pick) => {
      const hidden: Session = { ...session, hidden: { board: false, names: true } };
      const missed = events.slice(pick % events.length);
      const snapshot = sessionForLab(hidden, self);
      const shared = eventsForLab(hidden, missed, null);
      const own = eventsForLab(hidden, missed, self);
      expect(snapshot.participants.map(({ nickname }) => nickname)).toEqual(
        session.participants.map(({ id, nickname }) => (id === self ? nickname : "")),
      );
      expect(namesIn(shared)).toEqual([]);
      expect(namesIn(own).every(({ participant }) => participant === self)).toBe(true);
      expect(snapshot.notes.every(({ shown }) => shown)).toBe(true);
      expect(shared.every((event) => event.type !== "note-added" || event.shown)).toBe(true);
    }),
  );
});

test("only the host sees a waiting nickname: nobody goes by it, and no lab, projector or share link gets it", () => {
  fc.assert(
    fc.property(classes, fc.nat({ max: 3 }), ({ events, session }, self) => {
      const goBy = events.filter((event) => event.type === "participant-joined");
      expect(goBy.filter(({ nickname }) => isDoubtful(nickname))).toEqual([]);
      const visible = [
        ...[sessionForLab(session, self), sessionForLab(session, null), sessionForProjector(session)],
        ...[eventsForLab(session, events, self), eventsForLab(session, events, null)],
        ...[eventsForProjector(session, events), logForReader("link", events)],
      ];
      const allowed = events.flatMap((event) =>
        event.type === "participant-renamed" ? [event.nickname] : [],
      );
      const secret = DOUBTFUL_NICKNAMES.filter((nickname) => !allowed.includes(nickname));
      for (const nickname of secret) expect(JSON.stringify(visible)).not.toContain(JSON.stringify(nickname));
      // Whether there is a wish, and how often one was refused, concerns only the student.
      const own = (known: Session) =>
        known.participants
          .filter(({ wish, wishesRefused }) => wish !== null || wishesRefused > 0)
          .map(({ id }) => id);
      expect(own(sessionForProjector(session))).toEqual([]);
      expect(own(sessionForLab(session, self))).toEqual(own(session).filter((id) => id === self));
    }),
  );
});

test("a projector or lab that followed the class has the same state as one opened at the end, and no name of anyone outside the class", () => {
  fc.assert(
    fc.property(classes, fc.option(fc.nat({ max: 3 })), fc.nat(), ({ events, session }, self, pick) => {
      const before = pick % events.length;
      const missed = events.slice(before);
      const visible =
        self === null ? eventsForProjector(session, missed) : eventsForLab(session, missed, self);
      const received = visible.filter(
        (event) => self === null || !isForOwnLab(event) || event.participant === self,
      );
      const opened = (of: Session) => (self === null ? sessionForProjector(of) : sessionForLab(of, self));
      const known = fold(received, opened(fold(events.slice(0, before))));
      const comparable = ({ participants, ...rest }: Session) => ({
        ...rest,
        ...timeOf(known),
        participants: participants.map((one) => {
          if (one.id === self) return one;
          // Whoever had a name before it was hidden, or its owner removed, may still have it. Labs get sightings of others' runs.
          const { nickname, runs, ...other } = one;
          const isOpen = isMember(one) && !session.hidden.names;
          return { ...other, nickname: isOpen && nickname, runs: self === null && runs };
        }),
      });
      expect(comparable(known)).toEqual(comparable(opened(session)));
      const open = session.participants.filter((one) => one.id === self || isMember(one));
      for (const event of visible)
        if (isNaming(event) && event.nickname !== "")
          expect(open.map(({ nickname }) => nickname)).toContain(event.nickname);
    }),
  );
});

test("before a vote is closed only the host gets the sources of its words, and never does anyone get another's answers", () => {
  fc.assert(
    fc.property(classes, fc.nat({ max: 3 }), ({ events, session }, self) => {
      const views: [Session, readonly SessionEvent[]][] = [
        [sessionForLab(session, self), eventsForLab(session, events, self).filter((e) => isFor(e, self))],
        [sessionForProjector(session), eventsForProjector(session, events)],
        [fold(logForReader("link", events)), logForReader("link", events)],
      ];
      for (const [index, [known, visible]] of views.entries()) {
        const asOpened = visible.flatMap((event) => (event.type === "vote-opened" ? event.items : []));
        const stillOpen = known.votes.flatMap(({ closedAt, items }) => (closedAt === null ? items : []));
        expect([...asOpened, ...stillOpen].filter(({ source }) => source !== null)).toEqual([]);
        const closed = (of: Session) =>
          of.votes.map(({ closedAt, items, result }) => closedAt !== null && { items, result });
        expect(closed(known)).toEqual(closed(session));
        const answered = visible.flatMap((event) => (event.type === "vote-cast" ? [event] : []));
        const isLab = index === 0;
        expect(answered.every(({ participant, answer }) => (isLab ? participant === self : !answer))).toBe(
          true,
        );
        const told = known.votes.flatMap(({ ballots }) =>
          Object.entries(ballots).flatMap(([id, ballot]) => (isLab && id === String(self) ? [] : ballot)),
        );
        expect(told.filter((answer) => answer !== null && answer !== "hidden")).toEqual([]);
      }
    }),
  );
});

test("only the host gets which choice is right before it is over, and nobody ever gets another's answer", () => {
  fc.assert(
    fc.property(classes, fc.nat({ max: 3 }), ({ events, session }, self) => {
      const lab = eventsForLab(session, events, self).filter((event) => isFor(event, self));
      const views: [Session, readonly SessionEvent[]][] = [
        [sessionForLab(session, self), lab],
        [sessionForProjector(session), eventsForProjector(session, events)],
        [fold(logForReader("link", events)), logForReader("link", events)],
      ];
      const isOver = session.questions.some(({ purpose, closed }) => purpose === "after" && closed !== null);
      for (const [index, [known, visible]] of views.entries()) {
        if (!isOver) expect(JSON.stringify([known, visible])).not.toContain('"right":1');
        const shown = (of: Session) => of.questions.map(({ revealed, closed }) => ({ revealed, closed }));
        expect(shown(known)).toEqual(shown(session));
        const isLab = index === 0;
        for (const event of visible)
          if (event.type === "question-answered")
            expect(isLab ? event.participant : event.answer).toBe(isLab ? self : null);
        for (const { answers } of known.questions)
          for (const [id, answer] of Object.entries(answers))
            expect(isLab ? Number(id) : answer).toBe(isLab ? self : "hidden");
      }
      // A distribution is of members, each of whom counts once, and of answers that are ones.
      for (const { answers, closed, content } of session.questions) {
        const given = Object.values(answers).filter((answer) => answer !== "hidden");
        for (const answer of given) expect(fits(answer, content)).toBe(true);
        expect(closed?.answers.length ?? 0).toBeLessThanOrEqual(given.length);
      }
    }),
  );
});

test("no word is in a log that nobody should read, and the shares of a run's words are in the order of its steps", () => {
  fc.assert(
    fc.property(classes, ({ events, session }) => {
      const written = events.flatMap((event) => (event.type === "words-written" ? event.words : []));
      expect(written.filter((word) => isDoubtful(word) || word === "")).toEqual([]);
      for (const { runs } of session.participants)
        for (const { writing } of runs)
          expect(writing?.shares.map(({ step }) => step)).toEqual(
            writing?.shares.map(({ step }) => step).toSorted((one, other) => one - other),
          );
    }),
  );
});

function isFor(event: SessionEvent, self: number): boolean {
  return !isForOwnLab(event) || event.participant === self;
}

/** A frame's ends tell the screen of events that it does not get. */
function timeOf({ seq, at }: Session) {
  return { seq, at };
}

function namesIn(events: readonly SessionEvent[]) {
  return events.filter((event) => "nickname" in event && event.nickname !== "") as { participant: number }[];
}

test("a round's clock stands still while it is paused", () => {
  fc.assert(
    fc.property(fc.nat({ max: 600_000 }), fc.nat({ max: 50_000 }), (paused, before) => {
      const host = { kind: "host" } as const;
      const after = held([
        { actor: host, command: () => ({ type: "start-round", round: 1 }), wait: 0 },
        { actor: host, command: () => ({ type: "pause-round", round: 1 }), wait: before },
        { actor: { kind: "system" }, command: () => ({ type: "tick" }), wait: paused },
        { actor: host, command: () => ({ type: "resume-round", round: 1 }), wait: 0 },
      ]).session;
      const [, round] = after.rounds;
      if (round?.state !== "running") throw new Error("The round has closed.");
      expect(roundTime(round, before + paused)).toEqual({
        left: 60_000 - before,
        passed: before,
        paused: false,
      });
    }),
  );
});

test("a replay at any time is the fold of the events until then, and ends where the class ended", () => {
  fc.assert(
    fc.property(classes, fc.array(fc.nat({ max: 600_000 })), ({ events, session }, moments) => {
      const timeline = createTimeline(events);
      for (const moment of moments)
        expect(timeline.at(moment)).toEqual(fold(events.filter(({ at }) => at <= timeline.toLog(moment))));
      const steps: number[] = [0];
      for (let next = timeline.nextEvent(0); next !== null; next = timeline.nextEvent(next)) steps.push(next);
      expect(steps).toEqual([...new Set(steps)].sort((one, other) => one - other));
      // The show of a test that was opened at the end is played to its own end.
      const shows = events.flatMap((event) =>
        event.type === "test-opened" ? [event.at + showTimes(event.results.length).ends] : [],
      );
      const last = timeline.toLog(timeline.duration);
      expect(last).toBe(Math.max(timeline.toLog(steps.at(-1)!), ...shows));
      for (const [index, step] of steps.slice(1).entries())
        expect(timeline.previousEvent(step)).toBe(steps[index]);
      expect(timeline.at(timeline.duration)).toEqual(session);
    }),
  );
});

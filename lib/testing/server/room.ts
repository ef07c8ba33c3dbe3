import { expect } from "vitest";
import { findChallenge } from "@/lib/challenges/catalogue";
import { feedOf, stretchOf } from "@/lib/protocol/stretch";
import { createBroadcaster } from "@/lib/server/room/broadcaster";
import { TICK_MS, TICKS_A_SECOND } from "@/lib/server/room/clock";
import type { Journal } from "@/lib/server/room/journal";
import { createLiveRoom } from "@/lib/server/room/live-room";
import { fold } from "@/lib/session/log/apply";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { confirm, type Report, receive } from "@/lib/session/log/stretch";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { createRoom } from "@/lib/session/room/room";
import { LOBBY, lobby, type ScreenOfArrays, START_RUN, sendToArrays } from "./class";

export const HOST = { kind: "host" } as const;
export const SYSTEM = { kind: "system" } as const;
export const seat = (participant: number) => ({ kind: "participant", participant }) as const;

/** A room with a manual clock, and a journal that stores when told to. */
export function roomByHand({ session = lobby(), full = false, seats = 3 } = {}) {
  const clock = { now: 1_000 };
  const log: SessionEvent[] = [];
  const saved = { upTo: session.seq, full };
  const journal: Journal = {
    storedUpTo: () => saved.upTo,
    isFull: () => saved.full,
    oldest: () => null,
    trouble: () => null,
    record: (events) => void log.push(...events),
    stored: async () => true,
  };
  const broadcaster = createBroadcaster("first life", session, {
    now: () => clock.now,
    storedUpTo: journal.storedUpTo,
    send: sendToArrays,
  });
  const created = createRoom(session, seats, {
    now: () => clock.now,
    seed: () => 42,
    exerciseOf: findChallenge,
    isDoubtful,
    isFull: journal.isFull,
    happened(events, after) {
      journal.record(events);
      broadcaster.happened(events, after);
    },
  });
  const live = createLiveRoom(created, journal, broadcaster);
  const turn = (ticks = 1) => {
    for (let tick = 0; tick < ticks; tick++) {
      clock.now += TICK_MS;
      live.tick();
    }
  };
  const seconds = (count: number) => turn(count * TICKS_A_SECOND);
  const join = (nickname: string) => created.ask(SYSTEM, { type: "join", nickname });
  return { clock, log, saved, live, turn, seconds, join, ask: created.ask, session: created.session };
}

/** The session that a screen derives from what it got. `confirmed`: its own reports that were stored. */
export function seen({ snapshots, frames }: ScreenOfArrays, confirmed: readonly Report[] = []): Session {
  const [snapshot] = snapshots.slice(-1);
  let feed = confirmed.reduce(confirm, feedOf(snapshot));
  for (const frame of frames.filter(({ to }) => to > snapshot.session.seq)) {
    expect(frame.from).toBe(feed.session.seq + 1);
    feed = receive(feed, stretchOf(frame));
  }
  return feed.session;
}

/** A room with this many students, each in the middle of a run. */
export function trainingClass(students: number) {
  const log: SessionEvent[] = [...LOBBY];
  const add = (body: EventBody) => log.push({ ...body, seq: log.length, at: log.length });
  for (let participant = 0; participant < students; participant++)
    add({ type: "participant-joined", participant, nickname: `Student ${participant}`, admitted: true });
  add({ type: "round-started", round: 0, seed: 1, deadline: null });
  for (let participant = 0; participant < students; participant++) {
    const { type: _, ...start } = START_RUN;
    add({ type: "run-started", participant, ...start });
  }
  return roomByHand({ session: fold(log), seats: students });
}

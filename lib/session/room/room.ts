import type { Seed } from "@/lib/learning/numbers/random";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "@/lib/session/decide/commands";
import { decide } from "@/lib/session/decide/decide";
import type { DecideContext, Decision } from "@/lib/session/decide/decision";
import { type Problem, problem } from "@/lib/session/decide/problem";
import { mayStillArrive } from "@/lib/session/decide/seats";
import { apply } from "@/lib/session/log/apply";
import type { Millis, SessionEvent } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";

/** What a room needs from outside: a server's, or a page's on which somebody trains alone. Tests pass arrays and a manual clock. */
export type RoomPorts = {
  /** Milliseconds since the session was created. */
  now(): Millis;
  /** A fresh random seed. */
  seed(): Seed;
  /** The task and shapes of a challenge by its id. */
  exerciseOf: DecideContext["exerciseOf"];
  /** Whether the host should see a text before the class does. */
  isDoubtful: DecideContext["isDoubtful"];
  /** Whether nothing more may happen because it could not be stored. */
  isFull(): boolean;
  /** Called with new events; `session` is the state after them. */
  happened(events: readonly SessionEvent[], session: Session): void;
};

/** Accepted, and final once the log is stored up to `through`; or refused. */
type Outcome =
  | { readonly ok: true; readonly through: number }
  | { readonly ok: false; readonly problem: Problem };

/** One live session in memory: the only place where its events get their order and their time. */
export type Room = {
  session(): Session;
  /** Milliseconds since the session was created, never before the last event. */
  now(): Millis;
  ask(actor: Actor, command: AnyCommand): Outcome;
  /** Whether a seat that was taken but never used is still available to its participant. */
  mayArrive(participant: Participant): boolean;
  /** What `ask` would decide now, without doing it. */
  would(actor: Actor, command: AnyCommand): Decision;
};

type AnyCommand = ParticipantCommand | HostCommand | SystemCommand;

export function createRoom(initial: Session, maxParticipants: number, ports: RoomPorts): Room {
  let session = initial;

  // Events keep their order in time, whatever clock this room was given.
  const logTime = () => Math.max(ports.now(), session.at);

  const decideAt = (now: Millis, actor: Actor, command: AnyCommand): Decision => {
    if (ports.isFull()) return { ok: false, problem: problem("not-saved") };
    return decide(session, command, {
      ...{ actor, now, maxParticipants, exerciseOf: ports.exerciseOf, isDoubtful: ports.isDoubtful },
      // Lazy: hardly one of a thousand commands per second needs it.
      get seed() {
        return ports.seed();
      },
    });
  };

  return {
    session: () => session,
    now: logTime,
    mayArrive: (participant) => mayStillArrive(session, participant, { now: logTime(), maxParticipants }),
    would: (actor, command) => decideAt(logTime(), actor, command),
    ask(actor, command) {
      const now = logTime();
      const decision = decideAt(now, actor, command);
      if (!decision.ok) return { ok: false, problem: decision.problem };
      const first = session.seq + 1;
      const events = decision.events.map(
        (body, index): SessionEvent => ({ ...body, seq: first + index, at: now }),
      );
      for (const event of events) session = apply(session, event);
      if (events.length > 0) ports.happened(events, session);
      return { ok: true, through: session.seq };
    },
  };
}

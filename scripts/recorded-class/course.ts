import { findChallenge } from "@/lib/challenges/catalogue";
import { createRandom, type Seed } from "@/lib/learning/numbers/random";
import { Agenda } from "@/lib/rehearsal/played-round";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "@/lib/session/decide/commands";
import { decide } from "@/lib/session/decide/decide";
import type { Plan } from "@/lib/session/decide/plan";
import { beginningOf } from "@/lib/session/decide/questions/asked-by-plan";
import { apply } from "@/lib/session/log/apply";
import type { EventBody, Millis, ParticipantId, SessionEvent } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";

/** A class on a clock of its own: what is to happen when, and what has happened. */
export type Course = {
  readonly agenda: Agenda;
  readonly random: () => number;
  readonly log: readonly SessionEvent[];
  session(): Session;
  host(command: HostCommand, at: Millis): void;
  system(command: SystemCommand, at: Millis, seed?: Seed): void;
  student(participant: ParticipantId, command: ParticipantCommand, at: Millis): void;
  /** Starts a round, all of whose runs share this seed. */
  startRound(round: number, seed: Seed, at: Millis): void;
};

export function createCourse(title: string, plan: Plan, seed: Seed): Course {
  const log: SessionEvent[] = [];
  let session = EMPTY_SESSION;
  const record = (bodies: readonly EventBody[], at: Millis) => {
    for (const body of bodies) {
      const event: SessionEvent = { ...body, seq: log.length, at: Math.round(at) };
      log.push(event);
      session = apply(session, event);
    }
  };
  const ask = (
    command: HostCommand | SystemCommand | ParticipantCommand,
    actor: Actor,
    at: Millis,
    drawn: Seed = seed,
  ) => {
    const decision = decide(session, command, {
      ...{ actor, now: Math.round(at), seed: drawn, maxParticipants: 300, isDoubtful },
      exerciseOf: findChallenge,
    });
    if (!decision.ok) throw new Error(`${command.type} at ${at}: ${decision.problem.code}`);
    record(decision.events, at);
  };
  record(beginningOf(title, plan), 0);
  return {
    agenda: new Agenda(),
    random: createRandom(seed),
    log,
    session: () => session,
    host: (command, at) => ask(command, { kind: "host" }, at),
    system: (command, at) => ask(command, { kind: "system" }, at),
    student: (participant, command, at) => ask(command, { kind: "participant", participant }, at),
    startRound: (round, drawn, at) => ask({ type: "start-round", round }, { kind: "host" }, at, drawn),
  };
}

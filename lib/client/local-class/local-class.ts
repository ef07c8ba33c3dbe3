import { createStore, type StoreApi } from "zustand/vanilla";
import type { Seed } from "@/lib/learning/numbers/random";
import type { Reply } from "@/lib/protocol/socket";
import type { Actor } from "@/lib/session/decide/commands";
import type { DecideContext } from "@/lib/session/decide/decision";
import type { Plan } from "@/lib/session/decide/plan";
import { beginningOf } from "@/lib/session/decide/questions/asked-by-plan";
import { fold } from "@/lib/session/log/apply";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { createRoom, type Room } from "@/lib/session/room/room";

/** A class whose log lives in this page: the same decisions and events as on a server, and nothing leaves the device. */
export type LocalClass = {
  readonly store: StoreApi<Session>;
  /** Milliseconds since the class began. */
  now(): Millis;
  ask(actor: Actor, command: Parameters<Room["ask"]>[1]): Reply;
};

export type LocalClassPorts = {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** The seed of the next round, or of the next thing that is drawn. */
  seed(): Seed;
  readonly exerciseOf: DecideContext["exerciseOf"];
};

/** As many as a class may have. */
const MOST_PARTICIPANTS = 300;

/** Begins a class in this page. Names are those of ghosts, or of a class that has been: none waits for a teacher to look at it. */
export function createLocalClass(title: string, plan: Plan, ports: LocalClassPorts): LocalClass {
  const began = ports.now();
  const events = beginningOf(title, plan).map((body, seq) => ({ ...body, seq, at: 0 }));
  const store = createStore<Session>(() => fold(events));
  const room = createRoom(store.getState(), MOST_PARTICIPANTS, {
    now: () => ports.now() - began,
    seed: ports.seed,
    exerciseOf: ports.exerciseOf,
    isDoubtful: () => false,
    isFull: () => false,
    happened: (_, session) => store.setState(session, true),
  });
  return {
    store,
    now: room.now,
    ask(actor, command) {
      const outcome = room.ask(actor, command);
      return outcome.ok ? { ok: true } : outcome;
    },
  };
}

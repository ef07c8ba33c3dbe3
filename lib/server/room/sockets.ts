import { BurstyRateLimiter, RateLimiterMemory } from "rate-limiter-flexible";
import type { Database } from "@/db/store/client";
import { whyNotStored } from "@/db/store/refused-for-good";
import { Command, Position, type Reply } from "@/lib/protocol/socket";
import { type ProblemCode, passesByItself, problem } from "@/lib/session/decide/problem";
import { admit } from "../door/admit";
import type { UnheardSockets } from "../http/unheard-sockets";
import type { Logger } from "../logger";
import type { DeskWatch } from "../operations/desk-watch";
import type { SignInWatch } from "../operations/sign-in-watch";
import type { RefereeDesk } from "../referee/referee-desk";
import { type ClassServer, type ClassSocket, screenOf } from "./class-socket";
import type { Rooms } from "./rooms";
import type { Screen } from "./screen";

const DONE: Reply = { ok: true };

function refused(code: ProblemCode): Reply {
  return { ok: false, problem: problem(code) };
}

/** How long the answer to a host's command waits for the database. */
const PATIENCE_MS = 1_500;

/** What a message costs of its sender's budget: a resync may be answered with a whole snapshot. */
const COST: Readonly<Record<string, number>> = { command: 1, resync: 4 };

export type SocketsOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly desk: RefereeDesk;
  readonly watch: SignInWatch;
  readonly desks: DeskWatch;
  readonly log: Logger;
  readonly unheard: UnheardSockets;
  /** Whether the server is shutting down: what it answers from now on might not get stored. */
  readonly isClosing: () => boolean;
};

/** Admits sockets and answers their messages, every one through `answer`. */
export function serveSockets(
  io: ClassServer,
  { db, rooms, desk, watch, desks, log, unheard, isClosing }: SocketsOptions,
): void {
  const budget = createBudget();

  io.use(async (socket, next) => {
    if (!unheard.heard(socket.conn)) return;
    const admitted = await admit(db, rooms, socket.handshake.auth, socket.request).catch((error) => {
      log.error({ err: error }, "failed to admit a socket");
      return { ok: false, problem: problem(whyNotStored(error) ?? "internal") } as const;
    });
    if (admitted.ok) {
      Object.assign(socket.data, admitted.admission);
      unheard.joined(socket.conn);
      return next();
    }
    const { code } = admitted.problem;
    const { session, seat } = "session" in admitted ? admitted : {};
    log.info({ session, seat, code }, "socket refused");
    unheard.refused(socket.conn);
    // A page whose socket is closed without a reason tries again by itself.
    if (passesByItself(code)) return void socket.conn.close();
    next(Object.assign(new Error(code), { data: admitted.problem }));
  });

  io.on("connection", (socket: ClassSocket) => {
    const screen = screenOf(socket);
    const { live, position, askedAt, signIn, teacher, row } = socket.data;
    socket.on("disconnect", () => live.leave(screen));
    socket.onAny(async (event: unknown, ...message: unknown[]) => {
      const last = message.at(-1);
      const reply = typeof last === "function" ? last : () => {};
      reply(await answer(socket, screen, String(event), message[0]));
    });
    live.enter(screen, position, askedAt);
    if (signIn === null || teacher === null) return;
    const close = (code: ProblemCode) => {
      socket.data.closed = code;
      log.info({ session: row.id, screen: screen.kind, teacher, code }, "screen closed for good");
      screen.goodbye(problem(code));
    };
    socket.on(
      "disconnect",
      watch.attend(signIn, () => close("signed-out")),
    );
    socket.on(
      "disconnect",
      desks.attend({ session: row.id, teacher }, () => close("desk-lost")),
    );
  });

  const answer = async (
    socket: ClassSocket,
    screen: Screen,
    event: string,
    message: unknown,
  ): Promise<Reply> => {
    const { row, kind, signIn, teacher } = socket.data;
    const about = {
      session: row.id,
      screen: kind,
      seat: screen.self,
      ...(teacher !== null && { teacher }),
      event: Object.hasOwn(COST, event) ? event : "unknown",
    };
    try {
      const spending = await budget.spend(socket.data.budget, COST[about.event] ?? 1);
      if (spending === "exhausted") {
        log.warn(about, "flooding socket closed");
        screen.goodbye(problem("too-fast"));
      }
      if (isClosing()) return refused("shutting-down");
      const { closed = signIn !== null && !watch.stands(signIn) ? "signed-out" : null } = socket.data;
      const reply =
        closed !== null
          ? refused(closed)
          : spending === "ok"
            ? await run(socket, screen, event, message, desk)
            : refused("too-fast");
      // A desk gets the result of its command before the answer: the second of two presses of P must undo the first.
      if (reply.ok && screen.kind === "desk") socket.data.live.tell(screen);
      if (!reply.ok) log.info({ ...about, code: reply.problem.code }, "refused");
      return reply;
    } catch (error) {
      log.error({ ...about, err: error }, "failed to answer a message");
      return refused(whyNotStored(error) ?? "internal");
    }
  };
}

async function run(
  socket: ClassSocket,
  screen: Screen,
  event: string,
  message: unknown,
  desk: RefereeDesk,
): Promise<Reply> {
  const { live } = socket.data;
  if (event === "resync") {
    const position = Position.safeParse(message);
    if (!position.success) return refused("bad-request");
    live.resync(screen, position.data);
    return DONE;
  }
  if (event !== "command") return refused("bad-request");
  const command = Command.safeParse(message);
  if (!command.success) return refused("bad-request");
  if (socket.data.actor === null) return refused("not-allowed");
  const outcome = live.room.ask(socket.data.actor, command.data);
  if (!outcome.ok) {
    const isFull = outcome.problem.code === "not-saved";
    return isFull ? refused(live.journal.trouble() ?? "not-saved") : outcome;
  }
  if (command.data.type === "request-test") {
    const code = await desk.openTest({ row: socket.data.row, live }, command.data.round);
    return code ? refused(code) : DONE;
  }
  if (command.data.type === "open-vote") {
    const code = await desk.openVote({ row: socket.data.row, live }, command.data);
    return code ? refused(code) : DONE;
  }
  if (command.data.type === "ask-networks") {
    const code = await desk.askNetworks({ row: socket.data.row, live }, command.data);
    return code ? refused(code) : DONE;
  }
  const stored = live.journal.stored(outcome.through);
  // A student's page keeps what it sent until that is stored, however long it takes, and keeps sending meanwhile. A host's commands
  // work without the database: the screens say that they are not saved yet.
  const answer =
    socket.data.actor.kind === "participant" ? await stored : await Promise.race([stored, patience()]);
  return answer ? DONE : refused("not-saved");
}

function patience(): Promise<true> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, true).unref());
}

/** How many messages one seat, or one teacher, may send. */
type Budget = {
  /** "spent": over budget. "exhausted": so far over it that the socket is closed. */
  spend(key: string, points: number): Promise<"ok" | "spent" | "exhausted">;
};

/** Messages per second; every ten seconds as many on top of that: a burst of sixteen. */
const PER_SECOND = 8;
const BURST = 8;
const BURST_EVERY_S = 10;
/** Refusals in ten seconds; no honest page gets as many. */
const PATIENCE = 50;

function createBudget(): Budget {
  const commands = new BurstyRateLimiter(
    new RateLimiterMemory({ points: PER_SECOND, duration: 1 }),
    new RateLimiterMemory({ keyPrefix: "burst", points: BURST, duration: BURST_EVERY_S }),
  );
  const patience = new RateLimiterMemory({ points: PATIENCE, duration: 10 });
  const within = (spending: Promise<unknown>) =>
    spending.then(
      () => true,
      () => false,
    );
  return {
    async spend(key, points) {
      if (await within(commands.consume(key, points))) return "ok";
      return (await within(patience.consume(key))) ? "spent" : "exhausted";
    },
  };
}

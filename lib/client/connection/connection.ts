import { io, type ManagerOptions, type Socket } from "socket.io-client";
import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type ClientToServer,
  type Command,
  type Frame,
  type Hello,
  type Reply,
  type ScreenKind,
  type ServerToClient,
  type Snapshot,
  SOCKET_PATH,
} from "@/lib/protocol/socket";
import { feedOf, stretchOf } from "@/lib/protocol/stretch";
import {
  isProblemCode,
  type NotStored,
  type Problem,
  passesByItself,
  problem,
} from "@/lib/session/decide/problem";
import type { Millis, ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { confirm, EMPTY_FEED, type Feed, hasGap, receive } from "@/lib/session/log/stretch";
import type { ConnectionState } from "@/lib/session/page-state";

/** What a screen knows of its session at a moment. Replaced, never changed, when something happens. */
export type LiveState = {
  readonly connection: ConnectionState;
  readonly session: Session | null;
  readonly self: ParticipantId | null;
  readonly storedUpTo: number;
  /** Why no more of it could be stored when that was last tried; null when it could. */
  readonly notStored: NotStored | null;
  /** Why this screen was closed for good. */
  readonly goodbye: Problem | null;
};

export type SessionConnection = {
  readonly store: StoreApi<LiveState>;
  /** The server's clock as well as it is known here, in milliseconds since the session was created. */
  now(): Millis;
  /** Asks for something. Answered `no-answer` when the connection breaks before the server answers: it may or may not have happened. */
  send(command: Command): Promise<Reply>;
  close(): void;
};

export const INITIAL_STATE: LiveState = {
  connection: "connecting",
  session: null,
  self: null,
  storedUpTo: -1,
  notStored: null,
  goodbye: null,
};

/** A host is told when there is no answer. A lab is answered when what it told is stored, however long the database is away. */
const ANSWER_TIMEOUT_MS = { desk: 20_000, projector: 20_000, lab: 10 * 60_000 };
/** A gap is asked about at most this often. */
const RESYNC_INTERVAL_MS = 1_000;
/** A connection that was asleep and does not answer within this time is taken for dead. */
const WAKE_TIMEOUT_MS = 3_000;
/** The first try after a quarter of a second to nearly two: three hundred screens that were cut off together come back apart. */
const RECONNECTION = { reconnectionDelay: 1_000, reconnectionDelayMax: 4_000, randomizationFactor: 0.75 };

/** Opens a screen's connection: it keeps the fold of the log up to date through lost connections, gaps and restarts of the server. */
export function connectSession(
  sessionId: string,
  screen: ScreenKind,
  address: string | undefined = undefined,
  { onWake = onPageWake, ...options }: Partial<ManagerOptions> & { onWake?: OnWake } = {},
): SessionConnection {
  const store = createStore(() => INITIAL_STATE);
  let feed: Feed = EMPTY_FEED;
  let epoch: string | null = null;
  let clockOffset = Number.NEGATIVE_INFINITY;
  let lastResync = Number.NEGATIVE_INFINITY;
  let lastWake = Number.NEGATIVE_INFINITY;

  const update = (change: Partial<LiveState>) => store.setState(change);
  const position = () => (epoch === null ? null : { epoch, seq: feed.session.seq });

  const settings = {
    path: SOCKET_PATH,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    ...RECONNECTION,
    ...options,
    auth: (give: (hello: Hello) => void) => give({ session: sessionId, screen, position: position() }),
  };
  const socket: Socket<ServerToClient, ClientToServer> = address ? io(address, settings) : io(settings);

  /** The largest offset seen belongs to the message that was under way for the shortest time. */
  const learnClock = (serverNow: Millis) => {
    clockOffset = Math.max(clockOffset, serverNow - performance.now());
  };

  const resync = () => {
    const at = position();
    if (!at || performance.now() - lastResync < RESYNC_INTERVAL_MS) return;
    lastResync = performance.now();
    socket.emit("resync", at, () => {});
  };

  const wake = () => {
    if (store.getState().goodbye || performance.now() - lastWake < RESYNC_INTERVAL_MS) return;
    lastWake = performance.now();
    // At once, and not when the back-off has run out.
    const reopen = () => void socket.disconnect().connect();
    const at = position();
    if (store.getState().connection === "offline") reopen();
    else if (at && socket.connected)
      socket.timeout(WAKE_TIMEOUT_MS).emit("resync", at, (error: Error | null) => {
        if (error && socket.connected) reopen();
      });
  };
  const stopListening = onWake(wake);

  socket.on("snapshot", (snapshot: Snapshot) => {
    epoch = snapshot.epoch;
    feed = feedOf(snapshot);
    clockOffset = Number.NEGATIVE_INFINITY;
    learnClock(snapshot.now);
    const { self, storedUpTo, notStored = null } = snapshot;
    update({ connection: "live", session: feed.session, self, storedUpTo, notStored });
  });
  socket.on("frame", (frame: Frame) => {
    if (frame.epoch !== epoch) return resync();
    feed = receive(feed, stretchOf(frame));
    learnClock(frame.now);
    if (hasGap(feed)) resync();
    const { storedUpTo, notStored = null } = frame;
    update({ connection: "live", session: feed.session, storedUpTo, notStored });
  });
  const leave = (goodbye: Problem) => {
    socket.disconnect();
    update({ goodbye, connection: "offline" });
  };
  socket.on("goodbye", leave);
  socket.on("connect", () => {
    if (store.getState().session) update({ connection: "live" });
  });
  socket.on("disconnect", () => update({ connection: "offline" }));
  socket.on("connect_error", (error: Error & { data?: unknown }) => {
    const refusal = asProblem(error.data);
    if (refusal) leave(refusal);
    else update({ connection: "offline" });
  });

  return {
    store,
    now: () => (clockOffset === Number.NEGATIVE_INFINITY ? 0 : performance.now() + clockOffset),
    async send(command) {
      if (!socket.connected) return { ok: false, problem: problem("no-answer") };
      const reply = await socket
        .timeout(ANSWER_TIMEOUT_MS[screen])
        .emitWithAck("command", command)
        .catch((): Reply => ({ ok: false, problem: problem("no-answer") }));
      if (reply.ok && command.type === "report-points") {
        feed = confirm(feed, command);
        if (store.getState().session) update({ session: feed.session });
      }
      return reply;
    },
    close() {
      stopListening();
      socket.disconnect();
    },
  };
}

/** The problem in a refused handshake, unless it passes by itself: then the socket tries again. */
function asProblem(data: unknown): Problem | null {
  if (typeof data !== "object" || data === null || !("code" in data)) return null;
  const { code } = data;
  return isProblemCode(code) && !passesByItself(code) ? problem(code) : null;
}

/** Hears of moments after which a connection may be dead though it does not know: the lid was opened, the tab came back, or the network. */
type OnWake = (woke: () => void) => () => void;

/** Of a page. Where there is none, as in a test, nothing ever sleeps. */
const onPageWake: OnWake = (woke) => {
  if (typeof document === "undefined") return () => {};
  const shown = () => {
    if (document.visibilityState === "visible") woke();
  };
  // Pages are shown when they are opened, too: then nothing has slept.
  const cameBack = ({ persisted }: PageTransitionEvent) => {
    if (persisted) woke();
  };
  document.addEventListener("visibilitychange", shown);
  window.addEventListener("pageshow", cameBack);
  window.addEventListener("online", woke);
  return () => {
    document.removeEventListener("visibilitychange", shown);
    window.removeEventListener("pageshow", cameBack);
    window.removeEventListener("online", woke);
  };
};

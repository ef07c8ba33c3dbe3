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

/** What a screen knows of its session. An immutable value: every change makes a new one. */
export type LiveState = {
  readonly connection: ConnectionState;
  readonly session: Session | null;
  readonly self: ParticipantId | null;
  readonly storedUpTo: number;
  /** Why the server's last attempt to store events failed; null if it succeeded. */
  readonly notStored: NotStored | null;
  /** Why the server closed this screen for good; null while it has not. */
  readonly goodbye: Problem | null;
};

export type SessionConnection = {
  readonly store: StoreApi<LiveState>;
  /** Best estimate of the server's clock, in milliseconds since the session was created. */
  now(): Millis;
  /** Sends a command. Resolves to `no-answer` when the connection breaks before the server replies: it may or may not have happened. */
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

/** A host soon learns that there is no answer. A lab waits much longer, since it is answered only once its reports are stored. */
const ANSWER_TIMEOUT_MS = { desk: 20_000, projector: 20_000, lab: 10 * 60_000 };
/** Missing events are asked for at most this often. */
const RESYNC_INTERVAL_MS = 1_000;
/** A connection that does not answer within this time after a sleep is taken for dead. */
const WAKE_TIMEOUT_MS = 3_000;
/** The first retry comes after 0.25 to 1.75 s, so that three hundred screens that were cut off together do not all return at once. */
const RECONNECTION = { reconnectionDelay: 1_000, reconnectionDelayMax: 4_000, randomizationFactor: 0.75 };

/** Opens a screen's connection, which keeps its copy of the session up to date through lost connections, gaps and restarts of the server. */
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

  /** The largest offset belongs to the message that took the shortest time to arrive. */
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
    // Reconnects at once, without waiting for the back-off.
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

/** The problem in a refused handshake; null if it passes by itself, in which case the socket tries again. */
function asProblem(data: unknown): Problem | null {
  if (typeof data !== "object" || data === null || !("code" in data)) return null;
  const { code } = data;
  return isProblemCode(code) && !passesByItself(code) ? problem(code) : null;
}

/** Listens for moments after which a connection may be dead without noticing: the lid was opened, the tab was shown, the network came back. */
type OnWake = (woke: () => void) => () => void;

/** Listens to the page's events. Without a page, as in tests, nothing ever sleeps. */
const onPageWake: OnWake = (woke) => {
  if (typeof document === "undefined") return () => {};
  const shown = () => {
    if (document.visibilityState === "visible") woke();
  };
  // The event also fires when a page is first opened, when nothing has slept.
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

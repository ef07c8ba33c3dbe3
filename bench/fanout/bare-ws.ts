import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { ScreenKind } from "@/lib/protocol/socket";
import { createBroadcaster } from "@/lib/server/room/broadcaster";
import type { Journal } from "@/lib/server/room/journal";
import { createLiveRoom } from "@/lib/server/room/live-room";
import type { Screen } from "@/lib/server/room/screen";
import type { Actor } from "@/lib/session/decide/commands";
import { fold } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { createRoom } from "@/lib/session/room/room";

type BareScreen = Screen & { readonly socket: WebSocket };

const TICK_MS = 250;

/** Sends the frames of our class, at our ticks, over plain `ws`: no Socket.IO, no seats, no limits, no checks, no database. */
export function serveBareWs(events: readonly SessionEvent[], maxParticipants: number) {
  const began = Date.now();
  const now = () => Date.now() - began;
  const session = fold(events);
  let seq = session.seq;
  const journal: Journal = {
    storedUpTo: () => seq,
    trouble: () => null,
    isFull: () => false,
    record: (more) => {
      seq = more.at(-1)?.seq ?? seq;
    },
    stored: async () => true,
    oldest: () => null,
  };
  const broadcaster = createBroadcaster("bare", session, {
    now,
    storedUpTo: journal.storedUpTo,
    send(screens, frame) {
      const text = Buffer.from(JSON.stringify(["frame", frame]));
      for (const { socket } of screens as readonly BareScreen[]) socket.send(text, { binary: false });
    },
  });
  const room = createRoom(session, maxParticipants, {
    now,
    seed: () => 1,
    exerciseOf: findChallenge,
    isDoubtful,
    isFull: journal.isFull,
    happened(more, after) {
      journal.record(more);
      broadcaster.happened(more, after);
    },
  });
  const live = createLiveRoom(room, journal, broadcaster);

  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on("connection", (socket, { url }) => {
    const [, kind, seat] = (url ?? "").split("/");
    const participant = kind === "lab" ? Number(seat) : null;
    const actor: Actor = participant === null ? { kind: "host" } : { kind: "participant", participant };
    const screen: BareScreen = {
      socket,
      kind: kind as ScreenKind,
      self: participant,
      backlog: () => socket.bufferedAmount,
      snapshot: (snapshot) => socket.send(JSON.stringify(["snapshot", snapshot])),
      goodbye: () => socket.close(),
      drop: () => socket.terminate(),
    };
    socket.on("message", (data) => {
      const [, command, id] = JSON.parse(String(data));
      socket.send(JSON.stringify(["reply", room.ask(actor, command).ok, id]));
    });
    socket.on("close", () => live.leave(screen));
    live.enter(screen, null);
  });
  const timer = setInterval(() => live.tick(), TICK_MS);
  return {
    http,
    close() {
      clearInterval(timer);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

import type { Socket } from "node:net";
import { io } from "socket.io-client";
import { WebSocket } from "ws";
import { type Command, type Frame, type ScreenKind, SOCKET_PATH } from "@/lib/protocol/socket";
import type { SessionEvent } from "@/lib/session/log/events";
import type { FanoutClass } from "./peers";

/** A screen connected to any of the servers. */
export type FanoutScreen = {
  command(command: Command): void;
  /** All bytes received from the server over TCP. */
  bytes(): number;
  disconnects(): number;
  close(): void;
};

/** Opens a screen; resolves when it has received the class's snapshot. `heard` is called with what happens from then on. */
export function openScreen(
  place: FanoutClass,
  kind: ScreenKind,
  seat: number,
  heard: (events: readonly SessionEvent[]) => void,
): Promise<FanoutScreen> {
  return place.peer === "ws" ? openBare(place, kind, seat, heard) : openSocketIo(place, kind, seat, heard);
}

function openSocketIo(
  { peer, url, session, hostCookie, cookies }: FanoutClass,
  kind: ScreenKind,
  seat: number,
  heard: (events: readonly SessionEvent[]) => void,
): Promise<FanoutScreen> {
  const socket = io(url, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    forceNew: true,
    extraHeaders: { cookie: kind === "lab" ? (cookies[seat] ?? "") : hostCookie },
    auth: peer === "ours" ? { session, screen: kind, position: null } : { seat },
  });
  let disconnects = 0;
  // Reconnecting opens a new connection: the bytes of earlier ones count too.
  let earlier = 0;
  let tcp: Socket | null = null;
  socket.io.on("open", () => {
    earlier += tcp?.bytesRead ?? 0;
    tcp = (socket.io.engine.transport as unknown as { ws: { _socket: Socket } }).ws._socket;
  });
  socket.on("disconnect", () => disconnects++);
  socket.on("frame", ({ events }: Frame) => heard(events));
  socket.on("report", (event: SessionEvent) => heard([event]));
  const screen: FanoutScreen = {
    command: (command) => void socket.emit("command", command, () => {}),
    bytes: () => earlier + (tcp?.bytesRead ?? 0),
    disconnects: () => disconnects,
    close: () => void socket.disconnect(),
  };
  return new Promise((resolve, reject) => {
    socket.once(peer === "ours" ? "snapshot" : "connect", () => resolve(screen));
    socket.once("connect_error", reject);
  });
}

function openBare(
  { url }: FanoutClass,
  kind: ScreenKind,
  seat: number,
  heard: (events: readonly SessionEvent[]) => void,
): Promise<FanoutScreen> {
  const socket = new WebSocket(`${url}/${kind}/${seat}`, { perMessageDeflate: false });
  let tcp: Socket | null = null;
  let disconnects = 0;
  let sent = 0;
  let closing = false;
  socket.on("close", () => {
    if (!closing) disconnects++;
  });
  const screen: FanoutScreen = {
    command: (command) => socket.send(JSON.stringify(["command", command, ++sent])),
    bytes: () => tcp?.bytesRead ?? 0,
    disconnects: () => disconnects,
    close() {
      closing = true;
      socket.close();
    },
  };
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.on("upgrade", (response) => {
      tcp = response.socket;
    });
    socket.on("message", (data) => {
      const [type, message] = JSON.parse(String(data));
      if (type === "snapshot") resolve(screen);
      if (type === "frame") heard((message as Frame).events);
    });
  });
}

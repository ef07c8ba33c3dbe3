import type { DefaultEventsMap, Server, Socket } from "socket.io";
import type { SessionRow } from "@/db/session/sessions";
import type { ClientToServer, Position, ServerToClient } from "@/lib/protocol/socket";
import type { Actor } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { LiveRoom } from "./live-room";
import type { Screen, SendFrame } from "./screen";

/** What the server knows about a socket that it has admitted. */
export type Admission = {
  readonly row: SessionRow;
  readonly live: LiveRoom;
  readonly actor: Actor | null;
  readonly kind: Screen["kind"];
  readonly position: Position | null;
  /** When it asked to come in (`performance.now`). */
  readonly askedAt: number;
  /** The sign-in that it was opened with; null: a student's lab. */
  readonly signIn: string | null;
  /** The id of the teacher who holds it; null: a student's lab. */
  readonly teacher: string | null;
  /** The key of the budget that its messages use: the seat's, or the teacher's. */
  readonly budget: string;
  /** Why it was closed for good, once it has been: a message may be on its way then. */
  closed?: ProblemCode;
};

export type ClassServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, Admission>;
export type ClassSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, Admission>;

/** A socket, as a screen. */
export type SocketScreen = Screen & { readonly socketId: string };

export function screenOf(socket: ClassSocket): SocketScreen {
  const { kind, actor } = socket.data;
  return {
    socketId: socket.id,
    kind,
    self: actor?.kind === "participant" ? actor.participant : null,
    backlog: () => backlogOf(socket),
    snapshot: (snapshot) => void socket.emit("snapshot", snapshot),
    goodbye(why) {
      socket.emit("goodbye", why);
      socket.disconnect(true);
    },
    drop: () => socket.conn.close(),
  };
}

/** Socket.IO encodes a message once for all the sockets that it is sent to by id. */
export function frameSender(io: ClassServer): SendFrame {
  return (screens, frame) => {
    const ids = (screens as readonly SocketScreen[]).map(({ socketId }) => socketId);
    io.to(ids).emit("frame", frame);
  };
}

/** Bytes waiting in Engine.IO, in `ws` and in the socket. Text counts as one byte per character. */
function backlogOf({ conn }: ClassSocket): number {
  const { writeBuffer, transport } = conn as unknown as {
    writeBuffer: readonly { data?: { length?: number } }[];
    transport: { socket?: { bufferedAmount?: number } };
  };
  const queued = writeBuffer.reduce((bytes, { data }) => bytes + (data?.length ?? 0), 0);
  return queued + (transport.socket?.bufferedAmount ?? 0);
}

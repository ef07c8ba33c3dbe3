import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { Server } from "socket.io";
import type { Database } from "@/db/client";
import { MAX_MESSAGE_BYTES, SOCKET_PATH } from "@/lib/protocol/socket";
import { createCheckpointDownload, isCheckpointDownload } from "./checkpoint-download";
import { createCheckpointUpload, isCheckpointUpload } from "./checkpoint-upload";
import { type ClassServer, frameSender } from "./class-socket";
import { createJoin, JOIN_PATH } from "./join";
import type { Log } from "./log";
import { createReferee } from "./referee/referee";
import { createRefereeDesk } from "./referee/referee-desk";
import { type Address, isOwnOrigin, settleForwarding } from "./request-origin";
import { createRooms, type Rooms } from "./rooms";
import { serveSockets } from "./sockets";

export type ClassServerOptions = Address & {
  readonly db: Database;
  readonly log: Log;
  readonly maxParticipants: number;
  /** The bundled `referee/thread.ts`. */
  readonly refereeThread: URL;
  /** Answers what is not the live class's: the pages. */
  readonly pages: (request: IncomingMessage, response: ServerResponse) => void;
};

/** The live classes and the pages on one port. Listens to nothing yet. */
export type RunningClassServer = {
  readonly http: HttpServer;
  readonly rooms: Rooms;
  /**
   * Ends politely: no more joins, no more commands, everything that happened stored and answered, then every
   * connection closed; pages come back by themselves. False when something is not stored after `patience` milliseconds.
   */
  close(patience?: number): Promise<boolean>;
};

/** Time for the last answers to leave before their connections close. */
const LAST_WORDS_MS = 100;

export function createClassServer(options: ClassServerOptions): RunningClassServer {
  const { db, log, maxParticipants, pages } = options;
  let closing = false;

  // Made with its handler before Socket.IO is attached, which then answers its own path first.
  const http = createServer((request, response) => {
    if (request.method === "POST" && new URL(request.url ?? "/", "http://host").pathname === JOIN_PATH) {
      if (closing) response.setHeader("Connection", "close");
      void join(request, response);
      return;
    }
    if (isCheckpointUpload(request)) {
      if (closing) response.setHeader("Connection", "close");
      void uploadCheckpoint(request, response);
      return;
    }
    if (isCheckpointDownload(request)) return void downloadCheckpoint(request, response);
    settleForwarding(request, options);
    pages(request, response);
  });

  const io: ClassServer = new Server(http, {
    path: SOCKET_PATH,
    serveClient: false,
    // Compression costs eight times the CPU for little; a screen that missed something says so itself.
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
  });
  // Runs before every handshake, poll and upgrade, unlike `allowRequest`, which sees the handshake alone.
  io.engine.use((request: IncomingMessage, _response: unknown, next: (error?: Error) => void) => {
    if (closing) next(new Error("shutting down"));
    else if (isOwnOrigin(request.headers, options)) next();
    else next(new Error("foreign origin"));
  });

  const referee = createReferee(options.refereeThread);
  const desk = createRefereeDesk(db, referee, log);
  const rooms = createRooms({ db, maxParticipants, log, send: frameSender(io), attend: desk.attend });
  const live = { db, rooms, desk, log, isClosing: () => closing };
  const join = createJoin({ ...live, address: options });
  const uploadCheckpoint = createCheckpointUpload({ ...live, address: options });
  const downloadCheckpoint = createCheckpointDownload(live);
  serveSockets(io, live);

  return {
    http,
    rooms,
    async close(patience = 8_000) {
      closing = true;
      const stored = await rooms.settle(patience);
      rooms.stop();
      await referee.close();
      await new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS));
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      // Not `socket.disconnect`: told so by the server, a page would not come back.
      for (const socket of await io.fetchSockets()) io.sockets.sockets.get(socket.id)?.conn.close();
      http.closeIdleConnections();
      setTimeout(() => http.closeAllConnections(), 1_000).unref();
      await closed;
      return stored;
    },
  };
}

import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { Server } from "socket.io";
import type { Database } from "@/db/client";
import { type ClassDoor, classDoor } from "@/lib/auth/class-door";
import { PAGE_ADDRESS_HEADER } from "@/lib/protocol/http";
import { RETURN_PATH } from "@/lib/protocol/return";
import { MAX_MESSAGE_BYTES, SOCKET_PATH } from "@/lib/protocol/socket";
import { createBodyRoom } from "./body-room";
import { givePass } from "./browser-passes";
import { createCheckpointDownload, isCheckpointDownload } from "./checkpoint-download";
import { CHECKPOINT_ROOM, createCheckpointUpload, isCheckpointUpload } from "./checkpoint-upload";
import { type ClassServer, frameSender } from "./class-socket";
import { keepConnections } from "./connections";
import { createJoin, JOIN_PATH } from "./join";
import type { Log } from "./log";
import { createMetrics } from "./metrics";
import { createOperations } from "./operations";
import { createPageBodies } from "./page-bodies";
import type { Pace } from "./read-body";
import { createReferee } from "./referee/referee";
import { createRefereeDesk } from "./referee/referee-desk";
import type { OpeningPatience } from "./referee/test-opening";
import { isOwnOrigin, settleForwarding } from "./request-origin";
import { isReadable, NO_PAGE, NO_ROUTE, requestUrl } from "./request-path";
import { createReturn } from "./return";
import { createRooms, type Rooms } from "./rooms";
import { createRoundDigest, isRoundDigest } from "./round-digest";
import { type SecurityOptions, setSecurityHeaders } from "./security-headers";
import { serveSockets } from "./sockets";

export type ClassServerOptions = SecurityOptions & {
  readonly db: Database;
  readonly log: Log;
  readonly maxParticipants: number;
  /** Events of one session that may wait to be stored; see the journal. */
  readonly mostWaiting?: number;
  /** Who has it may read the metrics; null: nobody may. */
  readonly metricsToken: string | null;
  /** Where codes are looked up; the one that the pages share, if not given. */
  readonly door?: ClassDoor;
  /** How long the opening of a test waits, if not as long as usual. */
  readonly openingPatience?: OpeningPatience;
  /** How fast bodies have to come, if not as they usually have to. */
  readonly pace?: Pace;
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

/**
 * Who sends a header or a body drop by drop holds a connection for so long and no longer, whatever it is for; a body that is wanted
 * has a pace to keep.
 */
const PATIENCE = { headersTimeout: 15_000, requestTimeout: 75_000, connectionsCheckingInterval: 5_000 };

/** Time for the last answers to leave before their connections close. */
const LAST_WORDS_MS = 100;
/** … and for connections to close by themselves before they are ended. */
const LAST_ANSWERS_MS = 1_000;
const HEARTBEAT_MS = 10_000;

export function createClassServer(options: ClassServerOptions): RunningClassServer {
  const { db, log, pages, door = classDoor() } = options;
  let closing = false;

  // Made with its handler before Socket.IO is attached, which then answers its own path first.
  const http = createServer(PATIENCE, (request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      // One request that nobody thought of must not end every class.
      log.error({ err: error }, "a request was not answered as it should");
      response.writeHead(500).end();
    }
  });
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    setSecurityHeaders(request, response, options);
    const path = requestUrl(request)?.pathname;
    if (path === undefined) {
      response.writeHead(400).end();
      return;
    }
    if (request.method === "POST" && path === JOIN_PATH) {
      if (closing) response.setHeader("Connection", "close");
      void join(request, response);
      return;
    }
    if (request.method === "POST" && path === RETURN_PATH) return void giveBack(request, response);
    if (answerOperations(request, response)) return;
    if (isCheckpointUpload(request)) {
      if (closing) response.setHeader("Connection", "close");
      void uploadCheckpoint(request, response);
      return;
    }
    givePass(request, response, path, door, options);
    if (isCheckpointDownload(request)) return void downloadCheckpoint(request, response);
    if (isRoundDigest(request)) return void tellDigest(request, response);
    settleForwarding(request, options);
    request.headers[PAGE_ADDRESS_HEADER] = request.url;
    if (!admitBody(request, response)) return;
    if (!isReadable(path)) request.url = path.startsWith("/api/") ? NO_ROUTE : NO_PAGE;
    pages(request, response);
  };

  const endConnections = keepConnections(http);

  const io: ClassServer = new Server(http, {
    path: SOCKET_PATH,
    serveClient: false,
    // Compression costs eight times the CPU for little; a screen that missed something says so itself.
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    // A page whose lid was closed is noticed within twenty seconds, by either side.
    pingInterval: HEARTBEAT_MS,
    pingTimeout: HEARTBEAT_MS,
  });
  // Runs before every handshake, poll and upgrade, unlike `allowRequest`, which sees the handshake alone.
  io.engine.use((request: IncomingMessage, response: ServerResponse, next: (error?: Error) => void) => {
    setSecurityHeaders(request, response, options);
    if (closing) next(new Error("shutting down"));
    else if (isOwnOrigin(request.headers, options)) next();
    else next(new Error("foreign origin"));
  });

  const referee = createReferee(options.refereeThread);
  const desk = createRefereeDesk(db, referee, log, options.openingPatience);
  const metrics = createMetrics({ ofProcess: options.metricsToken !== null });
  const rooms = createRooms({ ...options, metrics, send: frameSender(io), attend: desk.attend });
  metrics.watch({ ...rooms, refereeTasks: referee.unanswered });
  const live = { db, rooms, desk, log, metrics, isClosing: () => closing };
  const answerOperations = createOperations({ ...live, metricsToken: options.metricsToken });
  const join = createJoin({ ...live, door, address: options, pace: options.pace });
  const giveBack = createReturn({ ...live, address: options, pace: options.pace });
  const uploadCheckpoint = createCheckpointUpload({
    ...{ ...live, address: options, pace: options.pace },
    room: createBodyRoom(CHECKPOINT_ROOM),
  });
  const admitBody = createPageBodies(options, options.pace);
  const downloadCheckpoint = createCheckpointDownload(live);
  const tellDigest = createRoundDigest(live);
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
      // A device that is gone without a word answers no goodbye.
      setTimeout(endConnections, LAST_ANSWERS_MS).unref();
      await closed;
      return stored;
    },
  };
}

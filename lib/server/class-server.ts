import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Server } from "socket.io";
import type { Database } from "@/db/store/client";
import { type ClassDoor, classDoor } from "@/lib/auth/class-door";
import { findChallenge } from "@/lib/challenges/catalogue";
import { MAX_MESSAGE_BYTES, SOCKET_PATH } from "@/lib/protocol/socket";
import { createApi } from "./http/api";
import type { Pace } from "./http/bodies";
import { keepConnections } from "./http/connections";
import { createPageDoor, type Pages } from "./http/pages";
import { isOwnOrigin } from "./http/request-origin";
import { apiRoutes, OF_NEXT } from "./http/routes";
import { type SecurityOptions, setSecurityHeaders } from "./http/security-headers";
import { HEARD_WITHIN_MS, watchUnheardSockets } from "./http/unheard-sockets";
import type { Logger } from "./logger";
import { createMetrics } from "./operations/metrics";
import { watchSignIns } from "./operations/sign-in-watch";
import { createReferee } from "./referee/referee";
import { createRefereeDesk } from "./referee/referee-desk";
import type { OpeningPatience } from "./referee/test-opening";
import { createUploadWatch, createWeightsClock } from "./referee/upload-watch";
import { createReplays } from "./replay/replays";
import { type ClassServer, frameSender } from "./room/class-socket";
import type { Clock } from "./room/clock";
import { createRooms, type Rooms } from "./room/rooms";
import { serveSockets } from "./room/sockets";

export type ClassServerOptions = SecurityOptions & {
  readonly db: Database;
  readonly log: Logger;
  readonly maxParticipants: number;
  /** How long a socket may go without saying what it is for, in milliseconds; see `unheard-sockets`. */
  readonly heardWithinMs?: number;
  /** Events of one session that may wait to be stored; see the journal. */
  readonly mostWaiting?: number;
  /** For how long a page that is here may send no weights of a run that has ended; see the clock for it. */
  readonly weightsPatience?: number;
  /** Who has it may read the metrics; null: nobody may. */
  readonly metricsToken: string | null;
  /** How often open desks and walls are checked for sign-ins that have ended elsewhere. */
  readonly signInCheckMs?: number;
  /** The machine's, if not given. */
  readonly clock?: Clock;
  /** Where codes are looked up; the one that the pages share, if not given. */
  readonly door?: ClassDoor;
  /** How long the opening of a test waits, if not as long as usual. */
  readonly openingPatience?: OpeningPatience;
  /** How fast bodies have to come, if not as they usually have to. */
  readonly pace?: Pace;
  /** The bundled `referee/thread.ts`. */
  readonly refereeThread: URL;
  /** The bundled `replay/index-thread.ts`. */
  readonly replayThread: URL;
  /** Answers what is not the live class's: the pages. */
  readonly pages: Pages;
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

/**
 * Of one network, beside those of screens in a class: three hundred pages that open six each, twice over, and what a browser
 * opens in advance. A school behind one address has many more students than a class.
 */
const MOST_CONNECTIONS = 4_096;

/** Time for the last answers to leave before their connections close. */
const LAST_WORDS_MS = 100;
/** … and for connections to close by themselves before they are ended. */
const LAST_ANSWERS_MS = 1_000;
const HEARTBEAT_MS = 10_000;

export function createClassServer(options: ClassServerOptions): RunningClassServer {
  const { db, log, door = classDoor(), heardWithinMs = HEARD_WITHIN_MS } = options;
  let closing = false;

  // Made with its handler before Socket.IO is attached, which then answers its own path first.
  const http = createServer(PATIENCE, (request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      // One request that nobody thought of must not end every class.
      log.error({ err: error }, "a request failed");
      response.writeHead(500).end();
    }
  });
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    setSecurityHeaders(request, response, options);
    const url = requestUrl(request);
    if (!url) response.writeHead(400).end();
    else if (isOfApi(url.pathname)) void api(request, response, url);
    else pages(request, response, url.pathname);
  };

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
  // After Socket.IO has hung its own listeners on the server: it takes those that were there before.
  const connections = keepConnections(http, {
    mostOfNetwork: options.trustProxy ? null : MOST_CONNECTIONS,
    heardWithinMs,
  });
  const unheard = watchUnheardSockets(io, connections, { address: options, heardWithinMs });
  // Runs before every handshake, poll and upgrade, unlike `allowRequest`, which sees the handshake alone.
  io.engine.use((request: IncomingMessage, response: ServerResponse, next: (error?: Error) => void) => {
    setSecurityHeaders(request, response, options);
    if (closing) return next(new Error("shutting down"));
    if (!isOwnOrigin(request.headers, options)) return next(new Error("foreign origin"));
    if (requestUrl(request)?.searchParams.has("sid")) return next();
    void unheard.mayCome(request).then((may) => next(may ? undefined : new Error("too many handshakes")));
  });

  const referee = createReferee(options.refereeThread);
  const desk = createRefereeDesk(db, referee, log, options.openingPatience);
  const metrics = createMetrics({ ofProcess: options.metricsToken !== null });
  const uploads = createUploadWatch();
  const awaitWeights = createWeightsClock({
    ...{ uploads, exerciseOf: findChallenge, patience: options.weightsPatience },
    now: () => performance.now(),
  });
  const attend: typeof desk.attend = (of) => {
    desk.attend(of);
    awaitWeights(of);
  };
  const replays = createReplays(db, options.replayThread, log);
  const rooms = createRooms({
    ...{ ...options, metrics, send: frameSender(io), attend, ended: replays.archive },
  });
  metrics.watch({ ...rooms, refereeTasks: referee.unanswered });
  const watch = watchSignIns(db, log, options.signInCheckMs);
  const live = { db, rooms, desk, watch, log, metrics, isClosing: () => closing };
  const { metricsToken, pace } = options;
  const api = createApi(apiRoutes({ ...live, door, uploads, replays }), {
    ...{ ...live, address: options, metricsToken, pace },
  });
  const pages = createPageDoor({ address: options, door, pace, pages: options.pages });
  serveSockets(io, { ...live, unheard });

  return {
    http,
    rooms,
    async close(patience = 8_000) {
      closing = true;
      watch.stop();
      const stored = await rooms.settle(patience);
      rooms.stop();
      await Promise.all([referee.close(), replays.close()]);
      await pause(LAST_WORDS_MS);
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      // Not `socket.disconnect`: told so by the server, a page would not come back.
      for (const socket of await io.fetchSockets()) io.sockets.sockets.get(socket.id)?.conn.close();
      http.closeIdleConnections();
      // A device that is gone without a word answers no goodbye.
      setTimeout(connections.end, LAST_ANSWERS_MS).unref();
      await closed;
      return stored;
    },
  };
}

/** The address that was asked for, relative or whole; null when it is none (`//`, `http://`), which Node lets through. */
function requestUrl({ url }: Pick<IncomingMessage, "url">): URL | null {
  const asked = url ?? "/";
  return URL.canParse(asked, "http://host") ? new URL(asked, "http://host") : null;
}

function isOfApi(path: string): boolean {
  return path === "/api" || (path.startsWith("/api/") && !path.startsWith(OF_NEXT.path));
}

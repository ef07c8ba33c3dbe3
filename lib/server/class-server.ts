import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Server as TlsServer } from "node:tls";
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
import type { KeyedCertificate } from "./https/certificate";
import { createSecurePort } from "./https/secure-port";
import type { Logger } from "./logger";
import { serveCheckSockets } from "./operations/check";
import { watchDesks } from "./operations/desk-watch";
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
  /** How long a socket may take to say what it is for, in milliseconds; see `unheard-sockets`. */
  readonly heardWithinMs?: number;
  /** How many events of one session may wait to be stored; see the journal. */
  readonly mostWaiting?: number;
  /** How long a connected page may take to send the weights of a run that has ended, in milliseconds; see `createWeightsClock`. */
  readonly weightsPatience?: number;
  /** Whoever has it may read the metrics; null: nobody may. */
  readonly metricsToken: string | null;
  /** How often to check whether the teachers of open desks and projectors have been signed out elsewhere. */
  readonly signInCheckMs?: number;
  /** The system clock by default. */
  readonly clock?: Clock;
  /** Where codes are looked up; by default the one that the pages use. */
  readonly door?: ClassDoor;
  /** How long the opening of a test waits, if not the usual times. */
  readonly openingPatience?: OpeningPatience;
  /** How fast request bodies have to arrive, if not at the usual pace. */
  readonly pace?: Pace;
  /** The bundled `referee/thread.ts`. */
  readonly refereeThread: URL;
  /** The bundled `replay/thread.ts`. */
  readonly replayThread: URL;
  /** Answers every request that is not for the API or the sockets. */
  readonly pages: Pages;
  /** What HTTPS is served with as well; null: it is not. */
  readonly certificate?: KeyedCertificate | null;
};

/** The live classes and the pages on one port, or on two. It does not listen yet. */
export type RunningClassServer = {
  readonly http: HttpServer;
  /** Passes what it decrypts to `http`; null without a certificate. */
  readonly https: TlsServer | null;
  readonly rooms: Rooms;
  /**
   * Shuts down cleanly: accepts no more joins and commands, stores and answers everything that happened, then closes every
   * connection; pages reconnect by themselves. Resolves to false if something is not stored within `patience` milliseconds.
   */
  close(patience?: number): Promise<boolean>;
};

/**
 * Limits how long a connection can be held by sending a header or a body drop by drop. Bodies that we read have to keep a pace as
 * well (see `bodies`).
 */
const PATIENCE = {
  headersTimeout: 15_000,
  requestTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
  // A proxy must be the first to close an idle connection, or it sends a request into one that we are closing: Caddy keeps them for two minutes.
  keepAliveTimeout: 130_000,
};

/**
 * Connections of one network, besides those of screens in a class: enough for three hundred pages that open six each, twice over,
 * and for those that browsers open in advance. A school behind one address has many more students than one class.
 */
const MOST_CONNECTIONS = 4_096;

/** Time for the last answers to be sent before their connections are closed. */
const LAST_WORDS_MS = 100;
/** Time for connections to close by themselves before they are destroyed. */
const LAST_ANSWERS_MS = 1_000;
const HEARTBEAT_MS = 10_000;

export function createClassServer(options: ClassServerOptions): RunningClassServer {
  const { db, log, door = classDoor(), heardWithinMs = HEARD_WITHIN_MS } = options;
  let closing = false;

  // Socket.IO is attached after this handler, and then answers its own path first.
  const http = createServer(PATIENCE, (request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      // One unexpected request must not end every class.
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
    // Compression costs eight times the CPU for little gain.
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    // Either side notices a dead connection within twenty seconds.
    pingInterval: HEARTBEAT_MS,
    pingTimeout: HEARTBEAT_MS,
  });
  const https = options.certificate ? createSecurePort(http, options.certificate) : null;
  // After Socket.IO has attached its listeners: it replaces those that were there before.
  const connections = keepConnections(http, {
    mostOfNetwork: options.trustProxy ? null : MOST_CONNECTIONS,
    heardWithinMs,
  });
  const unheard = watchUnheardSockets(io, connections, { address: options, heardWithinMs });
  // Runs before every handshake, poll and upgrade; `allowRequest` would run for the handshake only.
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
  const desks = watchDesks(db, log);
  const live = { db, rooms, desk, watch, desks, log, metrics, isClosing: () => closing };
  const { metricsToken, pace } = options;
  const api = createApi(apiRoutes({ ...live, door, uploads, replays, publicUrl: options.publicUrl }), {
    ...{ ...live, address: options, metricsToken, pace },
  });
  const pages = createPageDoor({ address: options, door, pace, pages: options.pages });
  serveSockets(io, { ...live, unheard });
  serveCheckSockets(io);

  return {
    http,
    https,
    rooms,
    async close(patience = 8_000) {
      closing = true;
      watch.stop();
      desks.stop();
      const stored = await rooms.settle(patience);
      rooms.stop();
      await Promise.all([referee.close(), replays.close()]);
      await pause(LAST_WORDS_MS);
      const ports = https ? [http, https] : [http];
      const closed = Promise.all(
        ports.map((port) => new Promise<void>((resolve) => port.close(() => resolve()))),
      );
      // Not `socket.disconnect`, after which a page would not reconnect.
      for (const socket of await io.fetchSockets()) io.sockets.sockets.get(socket.id)?.conn.close();
      http.closeIdleConnections();
      // A device that has vanished never answers the close.
      setTimeout(connections.end, LAST_ANSWERS_MS).unref();
      await closed;
      return stored;
    },
  };
}

/** The requested address, whether relative or absolute; null for what is no address (`//`, `http://`) but passes Node's parser. */
function requestUrl({ url }: Pick<IncomingMessage, "url">): URL | null {
  const asked = url ?? "/";
  return URL.canParse(asked, "http://host") ? new URL(asked, "http://host") : null;
}

function isOfApi(path: string): boolean {
  return path === "/api" || (path.startsWith("/api/") && !path.startsWith(OF_NEXT.path));
}

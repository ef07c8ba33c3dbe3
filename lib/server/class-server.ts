import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Server } from "socket.io";
import type { Database } from "@/db/client";
import { type ClassDoor, classDoor } from "@/lib/auth/class-door";
import { networkOf } from "@/lib/auth/network-of";
import { findChallenge } from "@/lib/challenges/catalogue";
import { PAGE_ADDRESS_HEADER } from "@/lib/protocol/http";
import { RETURN_PATH } from "@/lib/protocol/return";
import { MAX_MESSAGE_BYTES, SOCKET_PATH } from "@/lib/protocol/socket";
import { createBodyRoom } from "./body-room";
import { givePass } from "./browser-passes";
import { createCheckpointDownload, isCheckpointDownload } from "./checkpoint-download";
import { CHECKPOINT_ROOM, createCheckpointUpload, isCheckpointUpload } from "./checkpoint-upload";
import { type ClassServer, frameSender } from "./class-socket";
import type { Clock } from "./clock";
import { keepConnections } from "./connections";
import { createErasure, isErasure } from "./erasure";
import { createJoin, JOIN_PATH } from "./join";
import type { Log } from "./log";
import { createMetrics } from "./metrics";
import { createOperations } from "./operations";
import { createPageBodies } from "./page-bodies";
import { createPageTurns } from "./page-turns";
import type { Pace } from "./read-body";
import { createReferee } from "./referee/referee";
import { createRefereeDesk } from "./referee/referee-desk";
import type { OpeningPatience } from "./referee/test-opening";
import { createUploadWatch } from "./referee/upload-watch";
import { createWeightsClock } from "./referee/weights-clock";
import { createReplayDoor, isReplay } from "./replay/replay-door";
import { createReplays } from "./replay/replays";
import { clientAddress, isOwnOrigin, settleForwarding } from "./request-origin";
import { isReadable, NO_PAGE, NO_ROUTE, requestUrl } from "./request-path";
import { createReturn } from "./return";
import { createRooms, type Rooms } from "./rooms";
import { createRoundDigest, isRoundDigest } from "./round-digest";
import { type SecurityOptions, setSecurityHeaders } from "./security-headers";
import { watchSignIns } from "./sign-in-watch";
import { serveSockets } from "./sockets";
import { HEARD_WITHIN_MS, watchUnheardSockets } from "./unheard-sockets";

export type ClassServerOptions = SecurityOptions & {
  readonly db: Database;
  readonly log: Log;
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

/**
 * Of one network, beside those of screens in a class: three hundred pages that open six each, twice over, and what a browser
 * opens in advance. A school behind one address has many more students than a class.
 */
const MOST_CONNECTIONS = 4_096;
/** Half of a core, and a wait of a few seconds for the last of three hundred who open a page together. */
const PAGE_TURNS = { atOnce: 6, perSecond: 100, mostWaiting: 1_200 };
const BUILT_FILES = "/_next/static/";
/** In both languages: finding out which is read would cost as much as the page. */
const CROWDED = `Many pages are being opened from your network at the moment. This one tries again by itself.

تُفتح صفحات كثيرة من شبكتك الآن. تعيد هذه الصفحة المحاولة تلقائيًا.
`;
const TRY_AGAIN_S = 3;

/** Time for the last answers to leave before their connections close. */
const LAST_WORDS_MS = 100;
/** … and for connections to close by themselves before they are ended. */
const LAST_ANSWERS_MS = 1_000;
const HEARTBEAT_MS = 10_000;

export function createClassServer(options: ClassServerOptions): RunningClassServer {
  const { db, log, pages, door = classDoor(), heardWithinMs = HEARD_WITHIN_MS } = options;
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
  const turns = createPageTurns(PAGE_TURNS);
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
    if (isErasure(request)) return void erase(request, response);
    if (isCheckpointUpload(request)) {
      if (closing) response.setHeader("Connection", "close");
      void uploadCheckpoint(request, response);
      return;
    }
    givePass(request, response, path, door, options);
    if (isCheckpointDownload(request)) return void downloadCheckpoint(request, response);
    if (isReplay(request)) return void handOutReplay(request, response);
    if (isRoundDigest(request)) return void tellDigest(request, response);
    settleForwarding(request, options);
    request.headers[PAGE_ADDRESS_HEADER] = request.url;
    if (!admitBody(request, response)) return;
    if (!isReadable(path)) request.url = path.startsWith("/api/") ? NO_ROUTE : NO_PAGE;
    if (path.startsWith(BUILT_FILES)) return pages(request, response);
    const network = networkOf(clientAddress(request, options));
    if (!turns.take(network, response, () => pages(request, response))) refuseCrowd(response);
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
  const answerOperations = createOperations({ ...live, metricsToken: options.metricsToken });
  const paced = { ...live, address: options, pace: options.pace };
  const join = createJoin({ ...paced, door });
  const giveBack = createReturn(paced);
  const erase = createErasure({ ...live, address: options });
  const uploadCheckpoint = createCheckpointUpload({
    ...paced,
    uploads,
    room: createBodyRoom(CHECKPOINT_ROOM),
  });
  const admitBody = createPageBodies(options, options.pace);
  const downloadCheckpoint = createCheckpointDownload(live);
  const tellDigest = createRoundDigest(live);
  const handOutReplay = createReplayDoor({ ...live, replays });
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

/** Browsers load the page again when `Refresh` says so. */
function refuseCrowd(response: ServerResponse): void {
  response.writeHead(503, {
    "Content-Type": "text/plain; charset=utf-8",
    "Retry-After": TRY_AGAIN_S,
    Refresh: String(TRY_AGAIN_S),
  });
  response.end(CROWDED);
}

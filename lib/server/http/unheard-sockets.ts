import type { IncomingMessage } from "node:http";
import type { Socket as Connection } from "node:net";
import { BurstyRateLimiter, RateLimiterMemory } from "rate-limiter-flexible";
import { networkOf } from "@/lib/auth/network-of";
import type { ClassServer, ClassSocket } from "../room/class-socket";
import type { Connections } from "./connections";
import { type Address, clientAddress } from "./request-origin";

/** How long a socket may take until its first message, which says which class and screen it is for. */
export const HEARD_WITHIN_MS = 10_000;
/** Time for a refused page to receive the reason. */
const LAST_WORDS_MS = 1_000;
/** Unheard sockets of one network. Three hundred pages that come back together after a restart are all heard in a second or two. */
const MOST_UNHEARD = 1_200;
/** Handshakes of one network: a sustained rate, and now and then as many at once as four full classes have pages. */
const HANDSHAKES = { perSecond: 100, burst: 1_200, burstEveryS: 20 };
/** Requests to be admitted on one connection; a page makes one. */
const MOST_QUESTIONS = 3;

type Conn = ClassSocket["conn"];
type SocketStage = "unheard" | "heard" | "joined";
/** `network` is kept because a closed connection no longer has its address. */
type Known = {
  readonly network: string;
  readonly silence: NodeJS.Timeout;
  stage: SocketStage;
  questions: number;
};

/** Sockets that have not joined a class yet: how many may come, how many may wait, and for how long. */
export type UnheardSockets = {
  /** Whether a handshake may continue: false for a network that makes too many. */
  mayCome(request: IncomingMessage): Promise<boolean>;
  /** The socket has said what it is for. False when it has asked too often and is being closed. */
  heard(conn: Conn): boolean;
  joined(conn: Conn): void;
  /** The socket was refused: it is closed soon unless its page does so. */
  refused(conn: Conn): void;
};

export function watchUnheardSockets(
  io: ClassServer,
  connections: Connections,
  { address, heardWithinMs }: { readonly address: Address; readonly heardWithinMs: number },
): UnheardSockets {
  const { perSecond, burst, burstEveryS } = HANDSHAKES;
  const handshakes = new BurstyRateLimiter(
    new RateLimiterMemory({ points: perSecond, duration: 1 }),
    new RateLimiterMemory({ keyPrefix: "burst", points: burst, duration: burstEveryS }),
  );
  const sockets = new WeakMap<Conn, Known>();
  const unheard = new Map<string, Set<Conn>>();

  io.engine.on("connection", (conn: Conn) => {
    const network = networkOf(clientAddress(conn.request, address));
    const waiting = unheard.get(network) ?? new Set();
    unheard.set(network, waiting);
    // The one that has been silent the longest makes room: real pages are heard at once.
    const [oldest] = waiting.size >= MOST_UNHEARD ? waiting : [];
    if (oldest) {
      waiting.delete(oldest);
      close(oldest);
    }
    waiting.add(conn);
    const silence = setTimeout(() => close(conn), heardWithinMs).unref();
    sockets.set(conn, { network, stage: "unheard", questions: 0, silence });
    conn.once("close", () => forget(conn));
    // It may have been heard over long polling before it is upgraded to a WebSocket.
    conn.on("upgrade", () => passOn(conn, sockets.get(conn)?.stage ?? "unheard"));
  });

  const forget = (conn: Conn) => {
    const known = sockets.get(conn);
    if (!known) return;
    clearTimeout(known.silence);
    const waiting = unheard.get(known.network);
    waiting?.delete(conn);
    if (waiting?.size === 0) unheard.delete(known.network);
  };

  const passOn = (conn: Conn, stage: SocketStage) => {
    const connection = connectionOf(conn);
    if (connection && stage !== "unheard") connections[stage](connection);
  };

  return {
    mayCome: (request) =>
      handshakes.consume(networkOf(clientAddress(request, address))).then(
        () => true,
        () => false,
      ),
    heard(conn) {
      const known = sockets.get(conn);
      if (!known) return false;
      forget(conn);
      known.questions++;
      if (known.questions > MOST_QUESTIONS) {
        close(conn);
        return false;
      }
      known.stage = "heard";
      passOn(conn, "heard");
      return true;
    },
    joined(conn) {
      const known = sockets.get(conn);
      if (known) known.stage = "joined";
      passOn(conn, "joined");
    },
    refused: (conn) => void setTimeout(() => close(conn), LAST_WORDS_MS).unref(),
  };
}

/** Destroys the connection: a silent client would not answer a clean close either. */
function close(conn: Conn): void {
  const connection = connectionOf(conn);
  conn.close(true);
  connection?.destroy();
}

/** The TCP connection of a WebSocket; null during long polling, whose connections may be a proxy's. */
function connectionOf(conn: Conn): Connection | null {
  const { transport } = conn as unknown as { transport: { socket?: { _socket?: Connection } } };
  return transport.socket?._socket ?? null;
}

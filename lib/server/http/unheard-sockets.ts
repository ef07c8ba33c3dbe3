import type { IncomingMessage } from "node:http";
import type { Socket as Connection } from "node:net";
import { BurstyRateLimiter, RateLimiterMemory } from "rate-limiter-flexible";
import { networkOf } from "@/lib/auth/network-of";
import type { ClassServer, ClassSocket } from "../room/class-socket";
import type { Connections } from "./connections";
import { type Address, clientAddress } from "./request-origin";

/** A page says which class and screen it is for with its first message. */
export const HEARD_WITHIN_MS = 10_000;
/** Whoever was refused has heard why by then. */
const LAST_WORDS_MS = 1_000;
/** Of one network. Three hundred pages that come back together after a restart are all heard in a second or two. */
const MOST_UNHEARD = 1_200;
/** Handshakes of one network: as many at once as four full classes have pages, now and then, and so many a second for ever. */
const HANDSHAKES = { perSecond: 100, burst: 1_200, burstEveryS: 20 };
/** A page asks to be let in once for each connection. */
const MOST_QUESTIONS = 3;

type Conn = ClassSocket["conn"];
type SocketStage = "unheard" | "heard" | "joined";
/** `network`: a connection that is closed does not know any more where it came from. */
type Known = {
  readonly network: string;
  readonly silence: NodeJS.Timeout;
  stage: SocketStage;
  questions: number;
};

/** Sockets that have not joined a class yet: how many may come, how many may wait, and for how long. */
export type UnheardSockets = {
  /** Whether a handshake may go on: false for a network that makes too many. */
  mayCome(request: IncomingMessage): Promise<boolean>;
  /** It has said what it is for. False when it has asked too often and is closed. */
  heard(conn: Conn): boolean;
  joined(conn: Conn): void;
  /** It was not let in: it is closed soon, if its page does not do so. */
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
    // The one that has been silent for the longest makes room: a page is heard at once.
    const [oldest] = waiting.size >= MOST_UNHEARD ? waiting : [];
    if (oldest) {
      waiting.delete(oldest);
      close(oldest);
    }
    waiting.add(conn);
    const silence = setTimeout(() => close(conn), heardWithinMs).unref();
    sockets.set(conn, { network, stage: "unheard", questions: 0, silence });
    conn.once("close", () => forget(conn));
    // Its long polling was heard of before it has its WebSocket.
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

/** Not politely: whoever says nothing does not answer a goodbye either. */
function close(conn: Conn): void {
  const connection = connectionOf(conn);
  conn.close(true);
  connection?.destroy();
}

/** Its own; null while it polls, over connections that may be a proxy's. */
function connectionOf(conn: Conn): Connection | null {
  const { transport } = conn as unknown as { transport: { socket?: { _socket?: Connection } } };
  return transport.socket?._socket ?? null;
}

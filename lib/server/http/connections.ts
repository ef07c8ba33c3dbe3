import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { networkOf } from "@/lib/auth/network-of";
import { SOCKET_PATH } from "@/lib/protocol/socket";

/** The connections of a server, and how many of them one network may hold. */
export type Connections = {
  /** A connection has said which class and screen it is for; it may wait for the answer. */
  heard(connection: Socket): void;
  /** A connection now belongs to a screen of a class, which has limits of its own. */
  joined(connection: Socket): void;
  /** How many have been closed so far to make room for others. */
  closed(): number;
  /** Destroys all of them, including upgraded ones, which Node's own method leaves out. */
  end(): void;
};

export type ConnectionLimits = {
  /** How many connections that have joined no class one network may hold; null behind our own proxy, which holds everybody's. */
  readonly mostOfNetwork: number | null;
  /** How long an upgraded connection may take until it is heard, in milliseconds. */
  readonly heardWithinMs: number;
};

/**
 * Keeps track of a server's connections. When one network holds too many, each new connection replaces the one that has been idle
 * the longest, so that a flood of silent connections closes its own, and a page from the same network gets in. A new connection is
 * refused only when all the others are being answered.
 */
export function keepConnections(
  http: Server,
  { mostOfNetwork, heardWithinMs }: ConnectionLimits,
): Connections {
  const open = new Set<Socket>();
  const networks = new Map<string, Network>();
  const names = new WeakMap<Socket, string>();
  const timers = new WeakMap<Socket, NodeJS.Timeout>();
  let closed = 0;

  const leaveNetwork = (connection: Socket, name: string) => {
    const network = networks.get(name);
    network?.idle.delete(connection);
    network?.busy.delete(connection);
    if (network && network.idle.size + network.busy.size === 0) networks.delete(name);
  };

  const enterNetwork = (connection: Socket, name: string, most: number) => {
    const network = networks.get(name) ?? { idle: new Set(), busy: new Map() };
    networks.set(name, network);
    if (network.idle.size + network.busy.size >= most) {
      closed++;
      const spared = leastUseful(network);
      refuse(spared ?? connection);
      if (!spared) return;
      network.idle.delete(spared);
      network.busy.delete(spared);
    }
    network.idle.add(connection);
    names.set(connection, name);
    connection.once("close", () => leaveNetwork(connection, name));
  };

  /** `request`: what the connection is busy with; null: it is idle again. */
  const move = (connection: Socket, request: IncomingMessage | null) => {
    const network = networks.get(names.get(connection) ?? "");
    const isCounted = network?.idle.delete(connection) || network?.busy.delete(connection);
    if (!network || !isCounted) return;
    if (request) network.busy.set(connection, request);
    else network.idle.add(connection);
  };

  http.on("connection", (connection: Socket) => {
    open.add(connection);
    connection.once("close", () => open.delete(connection));
    if (mostOfNetwork !== null)
      enterNetwork(connection, networkOf(connection.remoteAddress ?? ""), mostOfNetwork);
  });
  http.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    move(request.socket, request);
    response.once("close", () => move(request.socket, null));
  });
  http.prependListener("upgrade", (request: IncomingMessage) => {
    if (!request.url?.startsWith(SOCKET_PATH)) return;
    const { socket } = request;
    const timer = setTimeout(() => socket.destroy(), heardWithinMs).unref();
    timers.set(socket, timer);
    socket.once("close", () => clearTimeout(timer));
  });

  return {
    heard: (connection) => clearTimeout(timers.get(connection)),
    joined(connection) {
      clearTimeout(timers.get(connection));
      const name = names.get(connection);
      if (name !== undefined) leaveNetwork(connection, name);
    },
    closed: () => closed,
    end() {
      for (const connection of open) connection.destroy();
    },
  };
}

type Network = {
  /** Connections that have asked for nothing yet or have been answered, the longest idle first. */
  readonly idle: Set<Socket>;
  /** Connections whose request is arriving or being answered, the oldest first. */
  readonly busy: Map<Socket, IncomingMessage>;
};

/** Examining more busy connections for each new one would cost more than it saves. */
const MOST_LOOKED_AT = 64;

/** The connection to close: the longest idle, else the oldest whose request is still arriving, perhaps drop by drop. */
function leastUseful({ idle, busy }: Network): Socket | undefined {
  const [longestIdle] = idle;
  if (longestIdle) return longestIdle;
  let looked = 0;
  for (const [connection, request] of busy) {
    if (!request.complete) return connection;
    if (++looked === MOST_LOOKED_AT) break;
  }
  return undefined;
}

const SENTENCE = "Your network holds too many connections to this server. Close some, then try again.";
const REFUSAL = [
  "HTTP/1.1 503 Service Unavailable",
  "Content-Type: text/plain; charset=utf-8",
  `Content-Length: ${SENTENCE.length}`,
  "Retry-After: 5",
  "Connection: close",
  "",
  SENTENCE,
].join("\r\n");

/** Closes a connection with a 503 response, without waiting for the client to read it. */
function refuse(connection: Socket): void {
  connection.on("error", () => {});
  connection.end(REFUSAL, () => connection.destroy());
}

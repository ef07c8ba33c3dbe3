import type { Server as HttpServer } from "node:http";
import type { Socket } from "node:net";
import { createServer, type Server as TlsServer } from "node:tls";
import { networkOf } from "@/lib/auth/network-of";
import type { KeyedCertificate } from "./certificate";

/** How long a connection may take until it is encrypted. */
const HANDSHAKE_MS = 10_000;
/** Unfinished handshakes of one network: three hundred pages open six connections each at the same moment. */
const MOST_UNFINISHED = 2_048;

/**
 * A port for HTTPS that hands its decrypted connections to a server for HTTP, so that handlers, limits and sockets are the same on both. It does not
 * listen yet. `setSecureContext` replaces the certificate for later connections.
 */
export function createSecurePort(http: HttpServer, { key, cert }: KeyedCertificate): TlsServer {
  const options = { key, cert, ALPNProtocols: ["http/1.1"], handshakeTimeout: HANDSHAKE_MS, noDelay: true };
  const https = createServer(options, (connection) => http.emit("connection", connection));
  limitHandshakes(https);
  // A connection that breaks, or that speaks plain HTTP, concerns nobody else.
  https.on("tlsClientError", (_, connection) => connection.destroy());
  return https;
}

/** What the limits of the server for HTTP do not see: connections that are not encrypted yet. Of too many, the oldest makes room. */
function limitHandshakes(https: TlsServer): void {
  const unfinished = new Map<string, Map<number, Socket>>();
  const leave = (network: string, port: number) => {
    const waiting = unfinished.get(network);
    waiting?.delete(port);
    if (waiting?.size === 0) unfinished.delete(network);
  };
  https.on("connection", (connection: Socket) => {
    const { network, port } = endOf(connection);
    const waiting = unfinished.get(network) ?? new Map<number, Socket>();
    const [oldest] = waiting.size >= MOST_UNFINISHED ? waiting.values() : [];
    oldest?.destroy();
    waiting.set(port, connection);
    unfinished.set(network, waiting);
    connection.once("close", () => leave(network, port));
  });
  https.on("secureConnection", (connection: Socket) => {
    const { network, port } = endOf(connection);
    leave(network, port);
  });
}

function endOf({ remoteAddress = "", remotePort = 0 }: Socket) {
  return { network: networkOf(remoteAddress), port: remotePort };
}

import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Keeps account of a server's connections. Returns what ends them all at once: Node's own way leaves upgraded ones out. */
export function keepConnections(http: Server): () => void {
  const open = new Set<Socket>();
  http.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}

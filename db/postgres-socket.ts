import { connect, type Socket } from "node:net";

/** Where postgres.js wants a connection: hosts and ports side by side, or the path of a socket. */
type Where = {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
};

/**
 * Opens connections to PostgreSQL that do not wait for ever: one that has been silent for `silenceMs`, and at most twice that long,
 * is closed, and what waits for it fails. Idle connections have to be closed sooner, by the pool. Without this a query on
 * a connection that died without a word (a firewall forgot it, the database moved to another machine) fails after a quarter of an hour.
 * With several hosts each is tried in turn.
 */
export function postgresSockets(silenceMs: number): (where: Where) => Socket {
  let opened = 0;
  return ({ host, port, path }) => {
    const turn = opened++ % host.length;
    const socket = path ? connect(path) : connect(port[turn], host[turn]);
    let bytes = -1;
    // Not `setTimeout`: its listener does not survive the change to TLS.
    const watch = setInterval(() => {
      if (socket.destroyed) return clearInterval(watch);
      const passed = socket.bytesRead + socket.bytesWritten;
      if (passed === bytes)
        socket.destroy(
          Object.assign(new Error("PostgreSQL has been silent for too long."), { code: "ETIMEDOUT" }),
        );
      bytes = passed;
    }, silenceMs).unref();
    // By this name a certificate is checked.
    return Object.assign(socket, { host: host[turn] });
  };
}

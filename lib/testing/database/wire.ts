import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A connection between clients and the server on `port` that can fail as real networks do. */
export type TestWire = {
  readonly port: number;
  /** Breaks every connection, and refuses new ones until it is restored. */
  cut(): void;
  /** Nothing gets through in either direction until it is restored; connections stay open. */
  stall(): void;
  restore(): void;
  /** Existing connections go silent for ever without being closed; new ones work. */
  forget(): void;
  /** Delays what clients send by this many milliseconds, in order. */
  delay(milliseconds: number): void;
  connections(): number;
  close(): Promise<void>;
};

type Pair = { readonly client: Socket; readonly server: Socket; dead: boolean };

export async function layWire(port: number): Promise<TestWire> {
  const pairs = new Set<Pair>();
  let state: "sound" | "cut" | "stalled" = "sound";
  let delay = 0;

  const wire = createServer({ allowHalfOpen: false }, (client) => {
    if (state === "cut") return void client.destroy();
    const server = connect(port, "127.0.0.1");
    const pair: Pair = { client, server, dead: false };
    pairs.add(pair);
    const end = () => {
      // A silent connection does not pass on its end either.
      if (pair.dead || state === "stalled") return;
      client.destroy();
      server.destroy();
      pairs.delete(pair);
    };
    for (const socket of [client, server]) socket.on("error", end).on("close", end).setNoDelay(true);
    client.on("data", (data) => {
      if (pair.dead) return;
      if (delay === 0) return void server.write(data);
      setTimeout(() => !pair.dead && server.write(data), delay);
    });
    server.on("data", (data) => !pair.dead && client.write(data));
    if (state === "stalled") for (const socket of [client, server]) socket.pause();
  });
  await new Promise<void>((resolve) => wire.listen(0, "127.0.0.1", resolve));

  return {
    port: (wire.address() as AddressInfo).port,
    cut() {
      state = "cut";
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
      pairs.clear();
    },
    stall() {
      state = "stalled";
      for (const { client, server } of pairs) {
        client.pause();
        server.pause();
      }
    },
    restore() {
      state = "sound";
      for (const pair of pairs) {
        const { client, server } = pair;
        if (client.destroyed || server.destroyed) {
          client.destroy();
          server.destroy();
          pairs.delete(pair);
        } else if (!pair.dead) {
          client.resume();
          server.resume();
        }
      }
    },
    forget() {
      for (const pair of pairs) pair.dead = true;
    },
    delay(milliseconds) {
      delay = milliseconds;
    },
    connections: () => pairs.size,
    async close() {
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
      await new Promise((resolve) => wire.close(resolve));
    },
  };
}

import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A proxy between browsers and a server that records every byte that browsers get. */
export type Recorder = {
  readonly url: string;
  /** Everything that came from the server so far. */
  received(): Buffer;
  close(): Promise<void>;
};

export async function recordBetween(port: number): Promise<Recorder> {
  const parts: Buffer[] = [];
  const open = new Set<Socket>();
  const wire = createServer((browser) => {
    const server = connect(port, "127.0.0.1");
    for (const socket of [browser, server]) {
      open.add(socket);
      socket.on("close", () => open.delete(socket));
      socket.on("error", () => socket.destroy());
    }
    server.on("data", (part) => parts.push(Buffer.from(part)));
    browser.pipe(server).pipe(browser);
  });
  await new Promise<void>((resolve) => wire.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
    received: () => Buffer.concat(parts),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => wire.close(resolve));
    },
  };
}

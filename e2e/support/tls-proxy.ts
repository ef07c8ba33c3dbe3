import { type IncomingMessage, request } from "node:http";
import { createServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { selfSigned } from "./self-signed";

/** A reverse proxy that terminates TLS in front of a plain HTTP server, as schools have one. */
export type TlsProxy = { readonly origin: string; close(): Promise<void> };

/** `target`: the origin of the server. */
export async function startTlsProxy(target: string): Promise<TlsProxy> {
  const { hostname, port } = new URL(target);
  const to = { host: hostname, port: Number(port) };
  const proxy = createServer(selfSigned(), (asked, answer) => {
    const { method, url: path } = asked;
    const passed = request({ ...to, method, path, headers: forwarded(asked) }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  const open = new Set<Socket>();
  proxy.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  proxy.on("upgrade", (asked: IncomingMessage, browser: Socket, head: Buffer) => {
    const server = connect(to, () => {
      const headers = Object.entries(forwarded(asked)).map(([name, value]) => `${name}: ${value}\r\n`);
      server.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers.join("")}\r\n`);
      server.write(head);
      server.pipe(browser).pipe(server);
    });
    for (const end of [server, browser])
      end.on("error", () => [server, browser].map((each) => each.destroy()));
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    origin: `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

function forwarded({ headers, socket }: IncomingMessage) {
  return { ...headers, "x-forwarded-for": socket.remoteAddress ?? "", "x-forwarded-proto": "https" };
}

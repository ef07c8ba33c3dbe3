import { connect as connectTo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { openMemory } from "@/lib/testing/database/memory";
import { startClassServer } from "@/lib/testing/server/server";

const UPGRADE = `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
Host: 127.0.0.1\r
Connection: Upgrade\r
Upgrade: websocket\r
Sec-WebSocket-Version: 13\r
Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r
\r
`;

/** The message with which a WebSocket asks to join the class, masked with zeros: `40` without a session. */
const ENTER = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]);

test("an idle connection takes another request after longer than any client waits by itself", async () => {
  const database = await openMemory();
  onTestFinished(database.close);
  const server = await startClassServer(database.db);
  const connection = connectTo(server.port, "127.0.0.1");
  const answer = () =>
    new Promise<string>((resolve, reject) => {
      connection.once("data", (bytes) => resolve(String(bytes)));
      connection.once("close", () => reject(new Error("closed")));
      connection.write("GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    });
  expect(await answer()).toContain("200 OK");
  // Node's own limit is five seconds, and a check of connections comes every five.
  await new Promise((resolve) => setTimeout(resolve, 11_000));
  expect(await answer()).toContain("200 OK");
  connection.destroy();
  await server.close();
});

test("a server ends within seconds though a device is gone without a word, before or after it asked to be let in", async () => {
  const database = await openMemory();
  onTestFinished(database.close);
  const server = await startClassServer(database.db);
  const gone = await Promise.all(
    [Buffer.alloc(0), ENTER].map(
      (more) =>
        new Promise<ReturnType<typeof connectTo>>((resolve) => {
          const device = connectTo(server.port, "127.0.0.1", () => device.write(UPGRADE));
          device.once("data", (answer) => {
            expect(String(answer)).toContain("101 Switching Protocols");
            device.write(more);
            // From now on it reads nothing and answers nothing.
            device.pause();
            resolve(device);
          });
        }),
    ),
  );
  const began = performance.now();
  expect(await server.close()).toBe(true);
  expect(performance.now() - began).toBeLessThan(10_000);
  for (const device of gone) device.destroy();
});

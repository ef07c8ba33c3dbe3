import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { clientAddress, settleForwarding } from "./request-origin";

/** A request with these headers, as it arrives. */
async function arriving(headers: Record<string, string>): Promise<IncomingMessage> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return new Promise((resolve) => {
    server.once("request", (incoming, response) => {
      response.end();
      resolve(incoming);
    });
    request({ port: (server.address() as AddressInfo).port, headers, agent: false }).end();
  });
}

const PROXY = { publicUrl: null, trustProxy: true };
const NONE = { publicUrl: null, trustProxy: false };

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["10.9.9.9, 203.0.113.7", "203.0.113.7"],
  ["203.0.113.7:51234", "203.0.113.7"],
  ["[2001:db8::1]:51234", "2001:db8::1"],
  ["unknown", "unknown"],
  [" , ", "127.0.0.1"],
])(
  "what a proxy of ours forwards as %j came from %s; without a proxy the header is made up",
  async (forwarded, address) => {
    const incoming = await arriving({ "x-forwarded-for": forwarded });
    expect([clientAddress(incoming, PROXY), clientAddress(incoming, NONE)]).toEqual([address, "127.0.0.1"]);
  },
);

test("pages read one truth about where a request came from, whatever the browser said", async () => {
  const made = { "x-forwarded-for": "1.2.3.4", "x-forwarded-proto": "https", "x-forwarded-server": "x" };
  const incoming = await arriving({ ...made, forwarded: "for=1.2.3.4", host: "class.local" });
  settleForwarding(incoming, NONE);
  const told = Object.entries(incoming.headers).filter(([name]) => name.includes("forwarded"));
  expect(Object.fromEntries(told)).toEqual({
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-proto": "http",
    "x-forwarded-host": "class.local",
  });
});

import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Platform } from "@/db/school/platforms";
import { createTokenCheck, KeysUnreachable } from "./platform-keys";

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let answer: (response: ServerResponse) => void;
let requests = 0;
const http = createServer((_, response) => {
  requests++;
  answer(response);
});
let platform: Platform;

beforeAll(async () => {
  keys = await generateKeyPair("RS256");
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  platform = {
    ...{ id: "1", name: "Moodle", issuer: "https://moodle.example", clientId: "us", deploymentId: null },
    ...{ authorisationUrl: origin, keysUrl: `${origin}/keys` },
  };
});
afterAll(() => void http.close());

const publish = async (kid: string) => {
  const body = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid, alg: "RS256" }] });
  answer = (response) => void response.end(body);
};
const token = (kid: string, at: number) =>
  new SignJWT({
    nonce: "n",
    iat: at / 1_000,
    exp: at / 1_000 + 60,
    iss: "https://moodle.example",
    aud: "us",
    sub: "s",
  })
    .setProtectedHeader({ alg: "RS256", kid })
    .sign(keys.privateKey);

test("keys are asked for once an hour, and a minute after the last time if one is missing", async () => {
  requests = 0;
  const start = 1_800_000_000_000;
  let at = start;
  const check = createTokenCheck({ now: () => at });
  const isGood = async (kid: string) =>
    check(await token(kid, at), platform, "n").then(
      () => true,
      () => false,
    );
  await publish("first");
  expect([await isGood("first"), await isGood("first"), requests]).toEqual([true, true, 1]);
  await publish("second");
  expect([await isGood("second"), await isGood("second"), requests]).toEqual([false, false, 1]);
  at = start + 61_000;
  expect([await isGood("second"), await isGood("third"), requests]).toEqual([true, false, 2]);
  at = start + 61_000 + 3_599_000;
  expect([await isGood("second"), requests]).toEqual([true, 2]);
  at += 2_000;
  expect([await isGood("second"), requests]).toEqual([true, 3]);
});

test.each<[string, (response: ServerResponse) => void]>([
  ["an error", (response) => void response.writeHead(500).end()],
  ["another address", (response) => void response.writeHead(302, { Location: "http://127.0.0.1:1/" }).end()],
  ["no JSON", (response) => void response.end("<html>")],
  ["no keys", (response) => void response.end("{}")],
  ["far too much", (response) => void response.end(`{"keys":[]}${" ".repeat(200_000)}`)],
])("a platform that answers with %s has no keys, and is left alone for a minute", async (_, badly) => {
  requests = 0;
  let at = 1_800_000_000_000;
  const check = createTokenCheck({ now: () => at });
  const verdict = async () =>
    check(await token("first", at), platform, "n").then(
      () => "good",
      (error) => (error instanceof KeysUnreachable ? "unreachable" : "bad"),
    );
  answer = badly;
  expect([await verdict(), await verdict(), requests]).toEqual(["unreachable", "unreachable", 1]);
  await publish("first");
  at += 61_000;
  expect([await verdict(), requests]).toEqual(["good", 2]);
});

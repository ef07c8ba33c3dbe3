import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { type SecurityOptions, setSecurityHeaders } from "./security-headers";

const OPTIONS = { publicUrl: null, trustProxy: false, development: false };

/** What comes back for `path`, and what whoever answers it reads in the request. */
async function ask(
  path: string,
  options: Partial<SecurityOptions> = {},
  headers: Record<string, string> = {},
) {
  const server = createServer((request, response) => {
    setSecurityHeaders(request, response, { ...OPTIONS, ...options });
    response.end(JSON.stringify(request.headers));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const policy = answer.headers.get("content-security-policy") ?? "";
  const directives = new Map(
    policy.split("; ").map((directive) => {
      const [name, ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
  return { headers: answer.headers, policy, directives, read: await answer.json() };
}

test("a page runs the scripts that its own answer names, and asks nobody else for anything", async () => {
  const { policy, directives, read } = await ask("/play/ABC123");
  const nonce = /'nonce-([A-Za-z0-9+/]{22}==)'/.exec(policy)?.[1];
  expect(directives.get("script-src")).toEqual([
    "'self'",
    `'nonce-${nonce}'`,
    "'strict-dynamic'",
    "'wasm-unsafe-eval'",
  ]);
  expect(directives.get("style-src")).toEqual(["'self'", `'nonce-${nonce}'`]);
  for (const name of ["connect-src", "font-src", "img-src", "worker-src", "form-action"])
    expect(directives.get(name), name).toEqual(["'self'"]);
  for (const name of ["default-src", "base-uri", "object-src", "frame-ancestors"])
    expect(directives.get(name), name).toEqual(["'none'"]);
  expect(policy).not.toMatch(/'unsafe-eval'|(script|style)-src [^;]*'unsafe-inline'|https?:|\*/);
  expect(read).toMatchObject({ "content-security-policy": policy, "x-nonce": nonce });
});

test("every answer has a nonce of its own, whatever a browser says it is", async () => {
  const made = { "content-security-policy": "script-src 'nonce-made'", "x-nonce": "made" };
  const report = { "content-security-policy-report-only": "script-src 'nonce-made'" };
  const [one, other] = [await ask("/", {}, { ...made, ...report }), await ask("/")];
  expect(JSON.stringify([one.read, one.policy])).not.toContain("made");
  expect(one.policy).not.toBe(other.policy);
});

test("built files carry the policy of the worker that one of them is, data one that allows nothing", async () => {
  const worker = await ask("/_next/static/chunks/worker.js");
  expect(worker.directives.get("script-src")).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(worker.directives.get("connect-src")).toEqual(["'self'"]);
  for (const path of ["/api/join", "/socket.io/?EIO=4&transport=polling"])
    expect((await ask(path)).policy).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
});

test("only the development server may evaluate code and write styles into a page", async () => {
  const { directives } = await ask("/", { development: true });
  expect(directives.get("script-src")).toContain("'unsafe-eval'");
  expect(directives.get("script-src")).not.toContain("'unsafe-inline'");
  expect(directives.get("style-src")).toEqual(["'self'", "'unsafe-inline'"]);
});

test("every answer keeps its type, its origin and the visitor's camera to itself", async () => {
  for (const path of ["/", "/api/health", "/_next/static/x.js", "/socket.io/"]) {
    const { headers } = await ask(path);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
  }
});

test("HTTPS is asked for again only of who came by it; a window of another origin is cut off where browsers heed it", async () => {
  const of = ({ headers }: { headers: Headers }) => [
    headers.get("strict-transport-security"),
    headers.get("cross-origin-opener-policy"),
  ];
  const https = ["max-age=31536000", "same-origin"];
  const forwarded = { "x-forwarded-proto": "https" };
  expect(of(await ask("/"))).toEqual([null, "same-origin"]);
  expect(of(await ask("/", {}, forwarded))).toEqual([null, "same-origin"]);
  expect(of(await ask("/", { trustProxy: true }, forwarded))).toEqual(https);
  expect(of(await ask("/", { publicUrl: "https://class.example.org" }))).toEqual(https);
});

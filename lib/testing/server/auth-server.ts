import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { parseCookie, parseSetCookie, stringifySetCookie } from "cookie";
import NextAuth from "next-auth";
import type { Database } from "@/db/store/open";
import { createIdentityDoor } from "@/lib/auth/identity/door";
import { PURPOSE_HEADER } from "@/lib/auth/identity/flow";
import { authOptions } from "@/lib/auth/options";
import type { AuthVisitor } from "@/lib/auth/visitor";
import type { OidcSettings } from "@/lib/env/oidc";

/**
 * Next-auth with the server's own options, without Next around it: what `app/api/auth` answers. `oidc`: asked with every request, so that a test
 * can change it.
 */
export async function startAuthServer(db: Database, oidc: () => OidcSettings | null) {
  const place = { db: async () => db };
  const door = createIdentityDoor(place.db);
  const http = createServer(async (request, response) => {
    const answer = await answerTo(request);
    response.setHeader("Set-Cookie", answer.cookies);
    if (answer.location !== null) response.setHeader("Location", answer.location);
    response.writeHead(answer.code, { "Content-Type": "application/json" }).end(answer.body);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  async function answerTo(request: IncomingMessage) {
    const { pathname, searchParams } = new URL(request.url ?? "/", origin);
    const nextauth = pathname.split("/").slice(3);
    const { method = "GET", headers } = request;
    const answer = createAnswer();
    const cookies = parseCookie(headers.cookie ?? "");
    const visitor: AuthVisitor = {
      address: "127.0.0.1",
      cookies,
      keep: ({ name, value, path, seconds }) =>
        answer.cookies.push(stringifySetCookie({ name, value, path, maxAge: seconds, httpOnly: true })),
    };
    const purpose = headers[PURPOSE_HEADER]?.toString() ?? null;
    const [action, provider] = nextauth;
    const { turnedAway, passed } = await door({ method, action, provider, purpose }, visitor);
    if (turnedAway !== null) {
      if (method === "POST") answer.json({ url: turnedAway });
      else answer.status(302).setHeader("Location", turnedAway);
      return answer;
    }
    const body = Object.fromEntries(new URLSearchParams(await text(request)));
    const query = { ...Object.fromEntries(searchParams), nextauth };
    const options = authOptions(visitor, { ...place, oidc: oidc(), publicUrl: origin });
    await NextAuth({ method, headers, cookies, query, body } as never, answer as never, options);
    await passed(answer.cookies);
    return answer;
  }

  return {
    origin,
    /** A browser that has not been here. */
    browser: () => createBrowser(origin),
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** What next-auth expects of a response, kept until the door has seen it. */
function createAnswer() {
  return {
    cookies: [] as string[],
    code: 200,
    location: null as string | null,
    body: "",
    status(code: number) {
      this.code = code;
      return this;
    },
    getHeader(): string[] {
      return this.cookies;
    },
    setHeader(name: string, value: string | string[]) {
      if (name === "Set-Cookie") this.cookies = [value].flat();
      if (name === "Location") this.location = String(value);
      return this;
    },
    json(value: unknown) {
      this.body = JSON.stringify(value);
    },
    send(value: unknown) {
      this.json(value);
    },
    end() {},
  };
}

/** A browser, as far as signing in needs one: it keeps cookies and follows redirects. Like browsers, it tells servers apart by host, not by port. */
function createBrowser(origin: string) {
  const jar = new Map<string, string>();

  async function ask(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const answer = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const { name, value = "", maxAge, expires } = parseSetCookie(line) ?? { name: "" };
      const isOver = maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now());
      if (isOver) jar.delete(name);
      else jar.set(name, encodeURIComponent(value));
    }
    return answer;
  }

  const browser = {
    cookies: jar,
    ask,
    /** Presses the button. Resolves to where the browser is sent. */
    async begin({ purpose = "", callbackUrl = "/teach" } = {}): Promise<URL> {
      const { csrfToken } = await (await ask(`${origin}/api/auth/csrf`)).json();
      const answer = await ask(`${origin}/api/auth/signin/oidc`, {
        method: "POST",
        headers: { ...(purpose && { [PURPOSE_HEADER]: purpose }) },
        body: new URLSearchParams({ csrfToken, callbackUrl, json: "true" }),
      });
      return new URL((await answer.json()).url, origin);
    },
    /** Follows redirects until there is a page: of ours, whose path and query it resolves to, or of the issuer, whose whole address. */
    async follow(from: URL): Promise<string> {
      for (let at = from; ; ) {
        const isOurs = at.origin === origin;
        if (isOurs && !at.pathname.startsWith("/api/auth/")) return at.pathname + at.search;
        const to = (await ask(at)).headers.get("location");
        if (to === null) return at.href;
        at = new URL(to, at);
      }
    },
    /** The whole journey to the issuer and back. */
    async signIn(options?: { purpose?: string; callbackUrl?: string }): Promise<string> {
      return browser.follow(await browser.begin(options));
    },
    async session(): Promise<unknown> {
      return (await ask(`${origin}/api/auth/session`)).json();
    },
  };
  return browser;
}

export type AuthBrowser = ReturnType<typeof createBrowser>;

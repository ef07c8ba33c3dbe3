import { gunzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";

export type VisitorOptions = {
  readonly locale?: Locale;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Cookies of somebody who was here before. */
  readonly storageState?: Awaited<ReturnType<BrowserContext["storageState"]>>;
};

const CHROMEBOOK = { width: 1366, height: 768 };

/** People who look at one server, each in a browser context of their own, and what went wrong on any of their pages. */
export class Visitors {
  readonly #contexts: BrowserContext[] = [];
  readonly #problems: string[] = [];
  readonly #received: Promise<Buffer>[] = [];
  #isRecording = false;

  constructor(
    private readonly browser: Browser,
    private readonly origin: string,
  ) {}

  /** A new person's first page, still empty. */
  async arrive({ locale = "en", viewport = CHROMEBOOK, storageState }: VisitorOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.origin,
      ignoreHTTPSErrors: true,
      locale,
      viewport,
      storageState,
    });
    this.#contexts.push(context);
    // A page's policy may block something silently: such an attempt counts as well.
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
        console.error(`The policy refused ${violatedDirective}: ${blockedURI} in ${sourceFile}`),
      );
    });
    context.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (/^(http|ws)s?:$/.test(protocol) && origin.replace(/^ws/, "http") !== this.origin)
        this.#problems.push(`a request to ${request.url()}`);
    });
    context.on("weberror", (error) => {
      this.#problems.push(`an uncaught error: ${error.error()}`);
    });
    context.on("console", (message) => {
      // Messages of the browser about refused and lost requests are part of some stories.
      if (
        message.type() === "error" &&
        !/Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket is already in CLOSING/.test(
          message.text(),
        )
      )
        this.#problems.push(`on the console: ${message.text()}`);
    });
    if (this.#isRecording) this.#record(context);
    return context.newPage();
  }

  /** Starts recording everything that the browsers of new visitors get. */
  record(): void {
    this.#isRecording = true;
  }

  /** Everything recorded so far: decompressed bodies of responses, and frames of sockets. */
  async received(): Promise<Buffer> {
    return Buffer.concat(await Promise.all(this.#received));
  }

  #record(context: BrowserContext): void {
    const nothing = () => Buffer.alloc(0);
    context.on("response", (response) => {
      // A redirect has no body, and some answers are gone with their page.
      this.#received.push(response.body().then(unpacked).catch(nothing));
    });
    context.on("page", (page) => {
      page.on("websocket", (socket) => {
        socket.on("framereceived", ({ payload }) => {
          this.#received.push(Promise.resolve(Buffer.from(payload)));
        });
      });
    });
  }

  /** Requests to other servers, uncaught errors and console errors, on all pages so far. */
  problems(): readonly string[] {
    return this.#problems;
  }

  async leave(): Promise<void> {
    for (const context of this.#contexts) await context.close();
  }
}

/** Splits are gzip themselves. */
function unpacked(body: Buffer): Buffer {
  return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body;
}

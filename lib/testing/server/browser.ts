/** A browser, as far as joining needs one: it keeps cookies, opens pages, and retries when told to. */
export type TestBrowser = {
  readonly cookies: ReadonlyMap<string, string>;
  cookie(): string;
  get(path: string): Promise<Response>;
  /** Tries once. `retryAfter`: whether a page would retry. */
  join(body: unknown): Promise<{ status: number; reply: unknown; retryAfter: boolean }>;
  /** Tries as the page does, until it is in or refused for good. `milliseconds`: how long that took. */
  joinPatiently(body: unknown): Promise<{ status: number; reply: unknown; milliseconds: number }>;
};

const RETRY_MS = 700;
const MOST_TRIES = 40;

export function openBrowser(url: string): TestBrowser {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map((pair) => pair.join("=")).join("; ");
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const join = async (body: unknown, isSecondTime = false): ReturnType<TestBrowser["join"]> => {
    const response = await fetch(`${url}/api/join`, {
      method: "POST",
      headers: { "Content-Type": "application/json", cookie: cookie() },
      body: JSON.stringify(body),
    });
    keep(response);
    const retryAfter = response.headers.has("retry-after");
    const reply = await response.json();
    // As the page does: without a cookie it retries with the one that came with the refusal.
    if (reply.problem?.code === "cookies-blocked" && !isSecondTime) return join(body, true);
    return { status: response.status, reply, retryAfter };
  };
  return {
    cookies,
    cookie,
    get: async (path) => keep(await fetch(`${url}${path}`, { headers: { cookie: cookie() } })),
    join,
    async joinPatiently(body) {
      const began = performance.now();
      for (let tries = 1; ; tries++) {
        const { retryAfter, ...answer } = await join(body);
        if (!retryAfter || tries === MOST_TRIES)
          return { ...answer, milliseconds: performance.now() - began };
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    },
  };
}

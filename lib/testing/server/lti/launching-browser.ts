import { parseSetCookie } from "cookie";

/** A page at which a browser has arrived: an address of ours (path and query) or of somebody else (whole), and what it shows. */
export type Arrived = {
  readonly at: string;
  readonly status: number;
  readonly html: string;
  readonly policy: string;
};

/** A form that a page submits by itself. */
export type Form = { readonly action: string; readonly fields: Record<string, string> };

/**
 * A browser, as far as launches need one: keeps cookies with their paths, follows redirects, and submits forms that submit themselves. Like browsers, it
 * keeps `SameSite=Lax` cookies back from a form that another site posts.
 */
export function createLaunchingBrowser(origin: string) {
  const jar = new Map<string, { value: string; path: string; lax: boolean }>();
  /** Answers on the way. */
  const statuses: number[] = [];

  function cookiesFor(url: URL, posts: boolean): string {
    if (url.origin !== origin) return "";
    return [...jar]
      .filter(([, { path, lax }]) => url.pathname.startsWith(path) && !(lax && posts))
      .map(([name, { value }]) => `${name}=${value}`)
      .join("; ");
  }

  async function ask(
    address: string | URL,
    form: Form["fields"] | null,
    headers: Record<string, string>,
    own: boolean,
  ) {
    const url = new URL(address, origin);
    const answer = await fetch(url, {
      redirect: "manual",
      method: form ? "POST" : "GET",
      headers: { ...headers, cookie: cookiesFor(url, form !== null && !own) },
      ...(form && { body: new URLSearchParams(form) }),
    });
    statuses.push(answer.status);
    if (url.origin === origin)
      for (const line of answer.headers.getSetCookie()) {
        const { name = "", value = "", path = "/", maxAge, sameSite } = parseSetCookie(line) ?? {};
        if (maxAge === 0) jar.delete(name);
        else jar.set(name, { value, path, lax: sameSite === "lax" });
      }
    return answer;
  }

  return {
    jar,
    statuses,
    /** Opens an address, or posts a form to it, and goes on until there is a page that stays. `until`: stops at a form of this page. */
    async go(
      address: string,
      { form = null as Form["fields"] | null, framed = false, until = "" } = {},
    ): Promise<Arrived> {
      const headers: Record<string, string> = framed ? { "sec-fetch-dest": "iframe" } : {};
      let next: { to: URL; form: Form["fields"] | null; own: boolean } = {
        to: new URL(address, origin),
        form,
        own: true,
      };
      for (;;) {
        const answer = await ask(next.to, next.form, headers, next.own);
        const at = next.to.origin === origin ? next.to.pathname + next.to.search : next.to.href;
        const location = answer.headers.get("location");
        const html = await answer.text();
        const here = {
          at,
          status: answer.status,
          html,
          policy: answer.headers.get("content-security-policy") ?? "",
        };
        if (location !== null) {
          const to = new URL(location, next.to);
          // Our own pages are Next's, and not here.
          if (to.origin === origin && !to.pathname.startsWith("/api/"))
            return { ...here, at: to.pathname + to.search };
          next = { to, form: null, own: true };
          continue;
        }
        const found = formIn(html);
        if (!found || (until !== "" && at.includes(until))) return here;
        next = { to: new URL(found.action, next.to), form: found.fields, own: next.to.origin === origin };
      }
    },
  };
}

export type LaunchingBrowser = ReturnType<typeof createLaunchingBrowser>;

/** The form of a page that submits it by itself; null when there is none. */
function formIn(html: string): Form | null {
  const action = /<form method="post" action="([^"]*)"/.exec(html)?.[1];
  if (action === undefined || !html.includes("submit()")) return null;
  const fields = [...html.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    unescaped(value ?? ""),
  ]);
  return { action: unescaped(action), fields: Object.fromEntries(fields) };
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

import type { IncomingMessage } from "node:http";

/** The address that was asked for, relative or whole; null when it is none (`//`, `http://`), which Node lets through. */
export function requestUrl({ url }: Pick<IncomingMessage, "url">): URL | null {
  const asked = url ?? "/";
  return URL.canParse(asked, "http://host") ? new URL(asked, "http://host") : null;
}

/** Whether a path's escapes stand for letters (`%E0%A4%A` does not), which Next takes for granted. */
export function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Where no page is: who asks for it reads that there is none. */
export const NO_PAGE = "/404";
/** Where nothing of the API is: a program that asks for it gets a problem as JSON. */
export const NO_ROUTE = "/api/404";

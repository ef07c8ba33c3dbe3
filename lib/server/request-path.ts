import type { IncomingMessage } from "node:http";

/** The address that was asked for, relative or whole; null when it is none (`//`, `http://`), which Node lets through. */
export function requestUrl({ url }: Pick<IncomingMessage, "url">): URL | null {
  const asked = url ?? "/";
  return URL.canParse(asked, "http://host") ? new URL(asked, "http://host") : null;
}

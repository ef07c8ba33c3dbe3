import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { plainAddress } from "@/lib/auth/network-of";
import type { Environment } from "@/lib/env";

/** What of the environment says who is asking. */
export type Address = Pick<Environment, "publicUrl" | "trustProxy">;

/**
 * Whether a request comes from one of this server's own pages, or from no page at all. A browser says where a page that
 * asks comes from; cookies alone would let any page on the web ask in a student's name.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, { publicUrl, trustProxy }: Address): boolean {
  const { origin } = headers;
  if (headers["sec-fetch-site"] === "cross-site") return false;
  if (origin === undefined) return true;
  if (origin === publicUrl) return true;
  const hosts = [headers.host, trustProxy ? first(headers["x-forwarded-host"]) : undefined];
  const host = URL.canParse(origin) ? new URL(origin).host : "";
  return host !== "" && hosts.includes(host);
}

/** The address that a request came from: as our own proxy says, else as the connection says. */
export function clientAddress(request: IncomingMessage, { trustProxy }: Address): string {
  const forwarded = trustProxy ? last(request.headers["x-forwarded-for"]) : undefined;
  if (forwarded !== undefined) return plainAddress(forwarded);
  return request.socket.remoteAddress ?? "unknown";
}

/** Whether the browser came over HTTPS. */
export function isSecure(request: IncomingMessage, { publicUrl, trustProxy }: Address): boolean {
  const forwarded = trustProxy ? first(request.headers["x-forwarded-proto"]) : undefined;
  if (forwarded !== undefined) return forwarded === "https";
  return publicUrl?.startsWith("https:") ?? false;
}

/**
 * Leaves one truth in the forwarding headers before Next reads them: what our own proxy says, else what the connection
 * says, never what a browser made up.
 */
export function settleForwarding(request: IncomingMessage, address: Address): void {
  const { headers } = request;
  const host = (address.trustProxy ? first(headers["x-forwarded-host"]) : undefined) ?? headers.host;
  const from = clientAddress(request, address);
  const scheme = isSecure(request, address) ? "https" : "http";
  for (const name of Object.keys(headers)) if (name.startsWith("x-forwarded-")) delete headers[name];
  delete headers.forwarded;
  headers["x-forwarded-for"] = from;
  headers["x-forwarded-proto"] = scheme;
  if (host !== undefined) headers["x-forwarded-host"] = host;
}

function parts(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .flatMap((value) => value.split(",").map((part) => part.trim()))
    .filter(Boolean);
}

function first(header: string | string[] | undefined): string | undefined {
  return parts(header)[0];
}

/** The nearest hop is the last in the list; those before it are only claimed. */
function last(header: string | string[] | undefined): string | undefined {
  return parts(header).at(-1);
}

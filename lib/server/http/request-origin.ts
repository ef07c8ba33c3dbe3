import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { plainAddress } from "@/lib/auth/network-of";
import type { Environment } from "@/lib/env";

/** The settings that determine where a request comes from. */
export type Address = Pick<Environment, "publicUrl" | "trustProxy">;

/**
 * Whether a request comes from one of this server's own pages, or from no page at all. With cookies alone, any page on the web
 * could send requests in a student's name.
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

/** The client's address: from our own proxy's header if there is one, else from the connection. */
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
 * Replaces the forwarding headers before Next reads them by what our own proxy says, or else by what the connection says; never
 * by what a browser made up.
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

/** The nearest hop is the last in the list; those before it could be forged. */
function last(header: string | string[] | undefined): string | undefined {
  return parts(header).at(-1);
}

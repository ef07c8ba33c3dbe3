import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import { plainAddress } from "@/lib/auth/network-of";
import type { Environment } from "@/lib/env";

/** The settings that determine where a request comes from. `httpsPort` null, too, by default. */
export type Address = Pick<Environment, "publicUrl" | "trustProxy"> & Partial<Pick<Environment, "httpsPort">>;

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
export function isSecure(request: IncomingMessage, { publicUrl, trustProxy, httpsPort }: Address): boolean {
  if (isOwnHttps(request)) return true;
  const forwarded = trustProxy ? first(request.headers["x-forwarded-proto"]) : undefined;
  if (forwarded !== undefined) return forwarded === "https";
  // A server with HTTPS of its own knows: what comes to its other port came in plain text.
  return (httpsPort ?? null) === null && (publicUrl?.startsWith("https:") ?? false);
}

/** Whether the browser came to the port where this server itself serves HTTPS, with a certificate of its own authority. */
export function isOwnHttps({ socket }: IncomingMessage): boolean {
  return (socket as Partial<TLSSocket>).encrypted === true;
}

/**
 * Whether seats and passes are cookies for HTTPS alone. Where the same class is open over plain HTTP, they are not: cookies know no ports, and
 * browsers let no page without HTTPS replace a `Secure` cookie, so whoever had been at one address could not join at the other.
 */
export function hasSecureCookies(request: IncomingMessage, address: Address): boolean {
  return (
    isSecure(request, address) && (!isOwnHttps(request) || (address.publicUrl?.startsWith("https:") ?? false))
  );
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

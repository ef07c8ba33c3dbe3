import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { framedBy } from "@/lib/auth/lti/addresses";
import { SOCKET_PATH } from "@/lib/protocol/socket";
import { type Address, isOwnHttps, isSecure } from "./request-origin";
import { isStaticFile } from "./static-files";

export type SecurityOptions = Address & {
  /** Next's development server evaluates what it reloads and writes styles into the page. */
  readonly development: boolean;
};

/** What a policy is for: a page with its scripts, a built file (a worker obeys the policy of its script file), or data. */
type Kind = "page" | "file" | "data";

const ONE_YEAR_S = 31_536_000;

/** Browser features that our pages do not use, turned off so that injected code could not use them either. */
const PERMISSIONS = [
  "accelerometer",
  "autoplay",
  "bluetooth",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "serial",
  "usb",
  "xr-spatial-tracking",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/**
 * Sets the security headers of a response, whoever answers it. A page's scripts need the nonce of this very response: Next reads
 * it from the policy in the request's headers and adds it to what it renders; our own code reads `x-nonce`. Whatever a browser
 * sent in these headers is replaced.
 */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  options: SecurityOptions,
): void {
  const nonce = randomBytes(16).toString("base64");
  const kind = kindOf(request.url ?? "/");
  const policy = contentSecurityPolicy(kind, { nonce, frame: frameOf(request.url), ...options });
  delete request.headers["content-security-policy-report-only"];
  request.headers["content-security-policy"] = policy;
  request.headers["x-nonce"] = nonce;

  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("Permissions-Policy", PERMISSIONS);
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  const secure = isSecure(request, options);
  // With an own authority it would lock out the devices that do not trust it, and break the plain address of the same host.
  if (secure && !isOwnHttps(request))
    response.setHeader("Strict-Transport-Security", `max-age=${ONE_YEAR_S}`);
  // Elsewhere browsers ignore it, and log a complaint on every student's console.
  if (secure || isLoopback(request)) response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
}

function kindOf(url: string): Kind {
  if (url.startsWith("/api/") || url.startsWith(`${SOCKET_PATH}/`)) return "data";
  return isStaticFile(url.split("?")[0]!) ? "file" : "page";
}

/** The origin that may show this page inside its own; null: none. */
function frameOf(url = "/"): string | null {
  return URL.canParse(url, "http://host") ? framedBy(new URL(url, "http://host")) : null;
}

type Policy = { readonly nonce: string; readonly frame: string | null; readonly development: boolean };

/** `nonce`: for pages. `'self'` in `connect-src` covers the WebSocket of the same host and port as well. */
function contentSecurityPolicy(kind: Kind, { nonce, frame, development }: Policy): string {
  const ancestors = `frame-ancestors ${frame ?? "'none'"}`;
  const shut = ["default-src 'none'", "base-uri 'none'", "form-action 'self'", ancestors];
  if (kind === "data") return shut.join("; ");
  const evaluation = development ? " 'unsafe-eval'" : "";
  const own = [
    ...shut,
    "object-src 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    development ? "img-src 'self' data:" : "img-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
  ];
  if (kind === "file")
    return [...own, `script-src 'self' 'wasm-unsafe-eval'${evaluation}`, "style-src 'self'"].join("; ");
  // 'self' is for browsers without 'strict-dynamic'; the others use the nonce alone.
  const scripts = `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${evaluation}`;
  const styles = development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`;
  // React sets `style` as an attribute: a width in percent, the colour of a class of examples.
  return [...own, scripts, styles, "style-src-attr 'unsafe-inline'"].join("; ");
}

function isLoopback({ headers: { host = "" } }: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
}

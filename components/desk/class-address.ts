"use client";

import { useSyncExternalStore } from "react";

/** What the server knows about the ways to it. */
export type ClassPlaces = {
  /** PUBLIC_URL: what the school calls this server. */
  readonly publicUrl: string | null;
  /** This machine's own address in the local network; null when it is in none. */
  readonly localHost: string | null;
};

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"];

/**
 * Scheme, host and port under which students reach this server: PUBLIC_URL, else `origin`, the address that the teacher's
 * browser uses. A teacher at the server itself uses a loopback address, which on a student's device is that device:
 * theirs is this machine's in the local network.
 */
export function classAddress({ publicUrl, localHost }: ClassPlaces, origin: string): string {
  if (publicUrl !== null) return publicUrl;
  const address = new URL(origin);
  if (localHost !== null && LOOPBACK.includes(address.hostname)) address.hostname = localHost;
  return address.origin;
}

const never = () => () => {};
const here = () => window.location.origin;
/** Until the page is in the browser, nothing that shows it is drawn. */
const nowhere = () => "http://localhost";

/** Scheme, host and port under which students reach this server, as seen from this browser. */
export function useClassAddress(places: ClassPlaces): string {
  return classAddress(places, useSyncExternalStore(never, here, nowhere));
}

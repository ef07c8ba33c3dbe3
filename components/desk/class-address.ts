"use client";

import { useSyncExternalStore } from "react";

/** What the server knows about its own addresses. */
export type ClassPlaces = {
  /** PUBLIC_URL: the school's own address for this server. */
  readonly publicUrl: string | null;
  /** This machine's address in the local network; null if it is in none. */
  readonly localHost: string | null;
};

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"];

/**
 * Scheme, host and port under which students reach this server: PUBLIC_URL, or else `origin`, the address that the teacher's
 * browser uses. If that is a loopback address, because the teacher sits at the server itself, students need this machine's address
 * in the local network instead.
 */
export function classAddress({ publicUrl, localHost }: ClassPlaces, origin: string): string {
  if (publicUrl !== null) return publicUrl;
  const address = new URL(origin);
  if (localHost !== null && isLoopbackAddress(origin)) address.hostname = localHost;
  return address.origin;
}

/** Whether only the machine itself can open an address. */
export function isLoopbackAddress(address: string): boolean {
  return LOOPBACK.includes(new URL(address).hostname);
}

const never = () => () => {};
const here = () => window.location.origin;
/** On the server the address is unknown, and nothing that shows it is rendered. */
const nowhere = () => "http://localhost";

/** Scheme, host and port under which students reach this server, as seen from this browser. */
export function useClassAddress(places: ClassPlaces): string {
  return classAddress(places, useSyncExternalStore(never, here, nowhere));
}

"use client";

import { useSyncExternalStore } from "react";

/** What the server knows about its own addresses. */
export type ClassPlaces = {
  /** PUBLIC_URL: the school's own address for this server. */
  readonly publicUrl: string | null;
  /** This machine's address in the local network; null if it is in none. */
  readonly localHost: string | null;
  /** Its ports, where it also serves HTTPS with an own authority, which most devices do not trust. */
  readonly ports?: { readonly http: number; readonly https: number } | null;
};

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"];

/**
 * Scheme, host and port under which students reach this server: PUBLIC_URL, or else `origin`, the address that the teacher's
 * browser uses. If that is a loopback address, because the teacher sits at the server itself, students need this machine's address
 * in the local network instead; and if it is the one of the own HTTPS, the plain one beside it, which every device opens without a warning.
 */
export function classAddress({ publicUrl, localHost, ports = null }: ClassPlaces, origin: string): string {
  if (publicUrl !== null) return publicUrl;
  const address = new URL(origin);
  if (ports !== null && address.protocol === "https:" && Number(address.port) === ports.https) {
    address.protocol = "http:";
    address.port = String(ports.http);
  }
  if (localHost !== null && isLoopbackAddress(origin)) address.hostname = localHost;
  return address.origin;
}

/** The same place over the own HTTPS, for devices that trust its authority; null where there is none, or `address` is secure already. */
export function secureAddress({ ports = null }: ClassPlaces, address: string): string | null {
  const secure = new URL(address);
  if (ports === null || secure.protocol === "https:") return null;
  secure.protocol = "https:";
  secure.port = String(ports.https);
  return secure.origin;
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

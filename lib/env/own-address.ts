import { networkInterfaces } from "node:os";

const LOOPBACK = ["localhost", "127.0.0.1", "::1"];

/** Whether a server that listens on this host can be reached from its own machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host);
}

/** The IPv4 addresses at which other devices in the local network reach this machine; none without a network. */
export function localAddresses(interfaces = networkInterfaces()): string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
}

import { networkInterfaces } from "node:os";
import { headers } from "next/headers";
import { environment } from "@/lib/env";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Scheme, host and port under which students reach this server: PUBLIC_URL, else the address that the teacher's own
 * browser used. A teacher at the server itself uses a loopback address, which on a student's device is the student's
 * device: theirs is this machine's in the local network.
 */
export async function classAddress(): Promise<string> {
  const { publicUrl } = environment();
  if (publicUrl !== null) return publicUrl;
  // The server has settled both before Next reads them.
  const asked = await headers();
  const scheme = asked.get("x-forwarded-proto")?.split(",")[0] ?? "http";
  const address = new URL(`${scheme}://${asked.get("x-forwarded-host") ?? asked.get("host") ?? "localhost"}`);
  if (LOOPBACK.includes(address.hostname)) address.hostname = localAddress() ?? address.hostname;
  return address.origin;
}

/** This machine's first address in a local network; null when it is in none, or listens to itself only. */
function localAddress(): string | null {
  if (LOOPBACK.includes(environment().host)) return null;
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? null;
}

import { networkInterfaces } from "node:os";
import { environment } from "@/lib/env";
import type { ClassPlaces } from "./class-address";

const LISTENS_TO_ITSELF = ["localhost", "127.0.0.1", "::1"];

/** The ways to this server. Not from the request: after an action, Next asks for the next page in its own name. */
export function classPlaces(): ClassPlaces {
  const { publicUrl, host } = environment();
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const nearby = all.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? null;
  return { publicUrl, localHost: LISTENS_TO_ITSELF.includes(host) ? null : nearby };
}

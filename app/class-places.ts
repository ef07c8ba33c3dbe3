import type { ClassPlaces } from "@/components/desk/class-address";
import { environment } from "@/lib/env";
import { isLoopback, localAddresses } from "@/lib/env/own-address";

/** The ways to this server. Not from the request: after an action, Next asks for the next page in its own name. */
export function classPlaces(): ClassPlaces {
  const { publicUrl, host } = environment();
  return { publicUrl, localHost: isLoopback(host) ? null : (localAddresses()[0] ?? null) };
}

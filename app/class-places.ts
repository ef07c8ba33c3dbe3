import type { ClassPlaces } from "@/components/desk/class-address";
import { environment } from "@/lib/env";
import { isLoopback, localAddresses } from "@/lib/env/own-address";

/** The addresses of this server. Not from the request: after a server action, Next requests the next page itself. */
export function classPlaces(): ClassPlaces {
  const { publicUrl, host, port, httpsPort } = environment();
  return {
    publicUrl,
    localHost: isLoopback(host) ? null : (localAddresses()[0] ?? null),
    ports: httpsPort === null ? null : { http: port, https: httpsPort },
  };
}

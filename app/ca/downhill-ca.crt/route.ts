import { environment } from "@/lib/env";
import { ownAuthority } from "@/lib/env/own-authority";

/** The certificate that devices are to trust, in PEM, which all systems read, Google's Admin console included. */
export function GET(): Response {
  const { httpsPort, dataDir } = environment();
  if (httpsPort === null) return new Response(null, { status: 404 });
  return new Response(ownAuthority(dataDir).certificate, {
    headers: { "Content-Type": "application/x-x509-ca-cert", "Cache-Control": "no-store" },
  });
}

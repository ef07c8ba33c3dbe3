import type { Server as TlsServer } from "node:tls";
import type { Environment } from "@/lib/env";
import type { Logger } from "../logger";
import { type OwnCertificate, ownCertificate } from "./server-certificate";

/** How often to look whether the machine has got another address, as a laptop does in another room, or the certificate runs out. */
const CHECK_MS = 30_000;

export type OwnHttps = {
  readonly certificate: OwnCertificate;
  /** Gives this port new certificates from now on, when they are due. */
  keepFresh(https: TlsServer): void;
  stop(): void;
};

/** HTTPS with an own authority; null where it is not wanted. Throws `HttpsRefused` when its files are of no use. */
export function openOwnHttps(
  { httpsPort, dataDir, publicUrl }: Pick<Environment, "httpsPort" | "dataDir" | "publicUrl">,
  log: Logger,
): OwnHttps | null {
  if (httpsPort === null) return null;
  const certificate = ownCertificate({ dataDir, publicUrl });
  tell(certificate, log);
  let timer: NodeJS.Timeout | undefined;
  return {
    certificate,
    keepFresh(https) {
      let { cert } = certificate;
      const check = () => {
        try {
          const now = ownCertificate({ dataDir, publicUrl });
          if (now.cert === cert) return;
          cert = now.cert;
          https.setSecureContext({ key: now.key, cert });
          log.info("HTTPS has a new certificate");
          tell(now, log);
        } catch (error) {
          // What is served now may be good for months.
          log.error({ err: error }, "the certificate for HTTPS could not be renewed");
        }
      };
      timer = setInterval(check, CHECK_MS).unref();
    },
    stop: () => clearInterval(timer),
  };
}

/** A name that browsers may use, and that the certificate cannot have, surprises whoever set it. */
function tell({ leftOut }: OwnCertificate, log: Logger): void {
  if (leftOut.length > 0)
    log.warn(
      { names: leftOut },
      "HTTPS=own: the certificate authority was made before this machine had these names, so they are not in the certificate",
    );
}

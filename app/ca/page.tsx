import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/app/messages-provider";
import { CertificatePage } from "@/components/check/certificate-page";
import { TeacherPage } from "@/components/teach/teacher-page";
import { environment } from "@/lib/env";
import { ownAuthority } from "@/lib/env/own-authority";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("certificate"))("title") };
}

/** How devices come to trust this server's own HTTPS. Open to everybody, also over HTTP: whoever needs it does not trust it yet. */
export default async function AuthorityPage() {
  return (
    <Messages namespaces={["certificate"]}>
      <TeacherPage teacher={null} width="wide">
        <CertificatePage certificate={await certificateHere()} />
      </TeacherPage>
    </Messages>
  );
}

async function certificateHere() {
  const { httpsPort, dataDir } = environment();
  if (httpsPort === null) return null;
  const { fingerprint, validUntil } = ownAuthority(dataDir);
  const asked = `http://${(await headers()).get("x-forwarded-host")}`;
  const { hostname } = new URL(URL.canParse(asked) ? asked : "http://localhost");
  return {
    fingerprint,
    validUntil: validUntil.toISOString(),
    secure: `https://${hostname}:${httpsPort}`,
    file: "/ca/downhill-ca.crt",
  };
}

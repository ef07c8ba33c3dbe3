import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/teach/sessions/local-time";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { RichText } from "@/components/ui/rich-text";

/** The certificate of the server's own authority. `validUntil`: ISO 8601. `secure`: this server over HTTPS. */
type CertificateProps = {
  readonly fingerprint: string;
  readonly validUntil: string;
  readonly secure: string;
  /** Where the file is. */
  readonly file: string;
};

/** How a classroom without a domain gets HTTPS. `certificate` null: this server has no authority. */
export function CertificatePage({ certificate }: { certificate: CertificateProps | null }) {
  const t = useTranslations("certificate");
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-1 gap-6">
      <header>
        <h1 className="mb-2 text-3xl">{t("title")}</h1>
        <p className="max-w-prose text-ink-muted">{t("why")}</p>
      </header>
      {certificate === null ? (
        <OtherWays />
      ) : (
        <>
          <Certificate {...certificate} />
          <Steps file={certificate.file} />
        </>
      )}
    </div>
  );
}

function Certificate({ fingerprint, validUntil, secure, file }: CertificateProps) {
  const t = useTranslations("certificate");
  return (
    <Card>
      <div>
        <a href={file} download className={buttonClass({ variant: "primary" })}>
          <Download aria-hidden />
          <span>{t("download")}</span>
        </a>
      </div>
      <div className="grid gap-1">
        <h2 className="text-ink-muted text-sm">{t("fingerprint")}</h2>
        <p dir="ltr" translate="no" className="break-words font-mono text-sm rtl:text-end">
          {/* Pairs stay whole, and a line ends between them. */}
          {fingerprint.replaceAll(":", ":\u200b")}
        </p>
        <div className="my-1">
          <CopyButton text={fingerprint} label={t("copy")} doneLabel={t("copied")} />
        </div>
        <p className="max-w-prose text-sm">{t("compare")}</p>
      </div>
      <p className="text-sm">
        <span className="text-ink-muted">{t("until")}</span> <LocalTime at={validUntil} dateOnly />
      </p>
      <p className="max-w-prose text-sm">{t("limits")}</p>
      <div className="grid gap-1">
        <h2 className="text-ink-muted text-sm">{t("address")}</h2>
        <p dir="ltr" translate="no" className="break-all font-mono rtl:text-end">
          {secure}
        </p>
        <p className="text-sm">
          <a href={`${secure}/check`} className="text-accent underline">
            {t("check")}
          </a>
        </p>
        <p className="max-w-prose text-ink-muted text-sm">{t("others")}</p>
      </div>
    </Card>
  );
}

const SYSTEMS = ["chromebook", "ipad", "windows", "mac", "android", "firefox"] as const;

function Steps({ file }: { file: string }) {
  const t = useTranslations("certificate.steps");
  const name = file.split("/").at(-1);
  return (
    <Card title={t("title")}>
      <ul className="grid gap-4">
        {SYSTEMS.map((system) => (
          <li key={system}>
            <h3 className="font-semibold">{t(`${system}.title`)}</h3>
            <p className="max-w-prose text-sm">{t(`${system}.body`)}</p>
            {system === "windows" && (
              <>
                <p dir="ltr" translate="no" className="my-1 break-words font-mono text-sm rtl:text-end">
                  {`certutil -addstore -f Root ${name}`}
                </p>
                <p className="max-w-prose text-sm">{t("windows.policy")}</p>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OtherWays() {
  const t = useTranslations("certificate.off");
  const code = (chunks: ReactNode) => (
    <code dir="ltr" translate="no" className="whitespace-nowrap">
      {chunks}
    </code>
  );
  return (
    <Card title={t("title")}>
      <ul className="grid max-w-prose list-disc gap-2 ps-5">
        <li>
          <RichText>{t.rich("own", { code })}</RichText>
        </li>
        <li>{t("caddy")}</li>
        <li>{t("tunnel")}</li>
      </ul>
      <p className="text-ink-muted text-sm">{t("docs")}</p>
    </Card>
  );
}

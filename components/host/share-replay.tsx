import { Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

export type ReplayShare = {
  /** The link that opens the replay without signing in; null while it is not shared. */
  readonly link: string | null;
  readonly busy: boolean;
  readonly onShare: () => void;
  readonly onRevoke: () => void;
};

/** Who may watch the replay: the host, or anyone with the link. */
export function ShareReplay({ link, busy, onShare, onRevoke }: ReplayShare) {
  const t = useTranslations("host");
  if (link === null) {
    return (
      <div className="flex flex-col items-start gap-2">
        <p className="text-ink-muted text-sm">{t("share.off")}</p>
        <Button size="sm" disabled={busy} onClick={onShare}>
          <Share2 aria-hidden />
          {t("share.turnOn")}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      <p className="text-ink-muted text-sm">{t("share.on")}</p>
      <p dir="ltr" className="w-full break-all rounded-control bg-sunken px-3 py-2 font-mono text-xs">
        {link}
      </p>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={link} label={t("share.copy")} doneLabel={t("copied")} />
        <Button size="sm" variant="quiet" disabled={busy} onClick={onRevoke}>
          {t("share.turnOff")}
        </Button>
      </div>
    </div>
  );
}

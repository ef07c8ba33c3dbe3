"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ReplayShare, ShareReplay } from "@/components/desk/sharing/share-replay";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";

export type MomentLinkProps = {
  /** Position of the playback. */
  readonly moment: string;
  /** The replay's address at a moment. */
  readonly linkTo: (moment: string) => string;
  /** For a host, how the replay is shared; null for everybody else, whose own link works. */
  readonly share: ReplayShare | null;
};

/** Copies the link to a moment. If the replay is not shared, the host is told that only they can open it, and may share it right here. */
export function MomentLink({ moment, linkTo, share }: MomentLinkProps) {
  const t = useTranslations("replay");
  // The playback may continue while the host decides.
  const [asked, setAsked] = useState<string | null>(null);
  const link = linkTo(asked ?? moment);
  if (share === null || (share.link !== null && asked === null))
    return <CopyButton text={link} label={t("link")} doneLabel={t("linked")} brief />;
  return (
    <>
      <Button size="sm" onClick={() => setAsked(moment)}>
        <Link2 aria-hidden />
        <span className="max-sm:sr-only">{t("link")}</span>
      </Button>
      <Dialog open={asked !== null} onOpenChange={(open) => setAsked(open ? moment : null)} title={t("link")}>
        {share.link === null && <p className="mb-4">{t("onlyYou")}</p>}
        <ShareReplay {...share} link={share.link && link} />
        {share.link === null && (
          <p className="mt-5 flex flex-wrap items-center gap-3 border-line border-t pt-4 text-ink-muted text-sm">
            <CopyButton text={link} label={t("linkForYou")} doneLabel={t("linked")} />
          </p>
        )}
      </Dialog>
    </>
  );
}

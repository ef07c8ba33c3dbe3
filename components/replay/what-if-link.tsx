import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";

type WhatIfLinkProps = {
  readonly sessionId: string;
  /** The token with which the replay is watched; null: none. */
  readonly share: string | null;
  /** The one to begin with. */
  readonly run?: { readonly participant: ParticipantId; readonly run: RunNumber };
};

/** Leads to the page on which the runs of the class can be trained again. */
export function WhatIfLink({ sessionId, share, run }: WhatIfLinkProps) {
  const t = useTranslations("what-if");
  const asked = new URLSearchParams({
    ...(share !== null && { share }),
    ...(run && { run: `${run.participant}-${run.run}` }),
  }).toString();
  const query = asked === "" ? "" : `?${asked}`;
  return (
    <a
      href={`/replay/${sessionId}/what-if${query}`}
      className={buttonClass({ variant: "quiet", size: "sm" })}
    >
      <FlaskConical aria-hidden />
      <span>{t("title")}</span>
    </a>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useRoundExamples } from "@/lib/client/api/splits";
import { AskNetworksForm, type AskNetworksProps } from "./ask-networks-form";

/** Where a host makes an input and asks the class's networks about it, with the examples of the round. */
export function LiveAskNetworks({
  sessionId,
  ...props
}: Omit<AskNetworksProps, "examples"> & { sessionId: string }) {
  const t = useTranslations("own-input.asked");
  const { examples, failed } = useRoundExamples(sessionId, props.round, props.challenge);
  if (examples === null)
    return (
      <p role="status" className="py-10 text-center text-ink-muted text-sm">
        {t(failed ? "failed" : "loading")}
      </p>
    );
  return <AskNetworksForm {...props} examples={examples} />;
}

import { CloudOff, Wifi, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Spinner } from "@/components/ui/spinner";
import type { ConnectionState } from "@/lib/session/page-state";

type LinkStateProps = {
  readonly connection: ConnectionState;
  /** Everything that happened is stored. */
  readonly saved: boolean;
};

/** Whether this page hears the class, and whether the class is stored. */
export function LinkState({ connection, saved }: LinkStateProps) {
  const t = useTranslations("host");
  return (
    <span role="status" className="flex gap-2">
      {connection === "connecting" && (
        <Badge>
          <Spinner className="size-3.5" />
          <span>{t("link.connecting")}</span>
        </Badge>
      )}
      {connection === "offline" && (
        <Badge tone="danger">
          <WifiOff aria-hidden />
          <span>{t("link.offline")}</span>
        </Badge>
      )}
      {connection === "live" && saved && (
        <Badge tone="good">
          <Wifi aria-hidden />
          <span>{t("link.live")}</span>
        </Badge>
      )}
      {connection === "live" && !saved && (
        <Badge tone="warning">
          <CloudOff aria-hidden />
          <span>{t("link.notSaved")}</span>
        </Badge>
      )}
    </span>
  );
}

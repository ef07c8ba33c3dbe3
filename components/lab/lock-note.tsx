import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";

/** Why a control cannot be changed. `id`: for the controls that it describes. */
export function LockNote({ id }: { id?: string }) {
  const t = useTranslations("lab.settings");
  return (
    <p id={id} className="flex items-center gap-1.5 text-ink-muted text-xs">
      <Lock aria-hidden="true" className="size-3.5 shrink-0" />
      <span>{t("locked")}</span>
    </p>
  );
}

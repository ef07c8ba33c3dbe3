import { Pause } from "lucide-react";
import { useTranslations } from "next-intl";

/** The teacher wants everyone's eyes: what trains stands still, and nothing of it is lost. */
export function PausedNotice({ training }: { training: boolean }) {
  const t = useTranslations("lab.paused");
  return (
    <p
      role="status"
      className="flex items-center justify-center gap-3 border-line border-b bg-warning/12 px-4 py-2 font-medium text-base"
    >
      <Pause aria-hidden="true" className="size-5 shrink-0 text-warning" />
      <span>{t(training ? "training" : "idle")}</span>
    </p>
  );
}

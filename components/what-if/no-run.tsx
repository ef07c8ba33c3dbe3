import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** Why there is nothing to train: the class has no runs, or this version does not know what they were trained on. */
export function NoRunToRepeat({ reason }: { reason: "none" | "unknown" }) {
  const t = useTranslations("what-if.run");
  return (
    <Notice tone="info" className="lg:col-start-2">
      {t(reason)}
    </Notice>
  );
}

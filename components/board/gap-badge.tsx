import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { formatGap } from "./format-gap";
import { isolateNumber } from "./isolate";

/** How much worse a network does on examples it has not seen. */
export function GapBadge({ gap }: { gap: number }) {
  const t = useTranslations("board");
  const shown = formatGap(gap);
  return (
    <Badge className="px-1.5 font-normal" title={t("gap", { gap: isolateNumber(shown) })}>
      <span dir="ltr">{shown}</span>
    </Badge>
  );
}

import { Check, CheckCheck, CircleDashed, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { Trust } from "@/lib/session/board/leaderboard";
import type { Reproduction } from "@/lib/session/log/events";

type TrustMarkProps = {
  readonly trust: Trust;
  /** The result of training it again; null if nobody tried. */
  readonly reproduction: Reproduction | null;
  readonly className?: string;
};

const LOOKS = {
  reported: { Icon: CircleDashed, tone: "text-ink-muted/70" },
  waiting: { Icon: Hourglass, tone: "text-ink-muted" },
  checked: { Icon: Check, tone: "text-good" },
  reproduced: { Icon: CheckCheck, tone: "text-good" },
} as const;

/** How far a score can be trusted: an icon, a word for screen readers, and a sentence in the tooltip. */
export function TrustMark({ trust, reproduction, className }: TrustMarkProps) {
  const t = useTranslations("board.trust");
  const { Icon, tone } = LOOKS[trust];
  const outcome = trust === "checked" && reproduction !== null ? reproduction : "reproduced";
  const why = outcome === "reproduced" ? t(`why.${trust}`) : t(`why.${outcome}`);
  return (
    <span title={why} className={cn("inline-flex align-[-0.1em]", tone, className)}>
      <Icon aria-hidden className="size-[1em] stroke-[2.5]" />
      <span className="sr-only">{t(trust)}</span>
    </span>
  );
}

import {
  ArrowDown,
  ArrowUp,
  Clock,
  EllipsisVertical,
  LockKeyholeOpen,
  Repeat,
  SkipForward,
  SlidersHorizontal,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";

/** What can be done with a round of the plan while its class runs. */
export const ROUND_DEEDS = ["again", "freer", "rules", "minutes", "up", "down", "skip"] as const;
export type RoundDeed = (typeof ROUND_DEEDS)[number];

const ICONS = {
  again: <Repeat aria-hidden />,
  freer: <LockKeyholeOpen aria-hidden />,
  rules: <SlidersHorizontal aria-hidden />,
  minutes: <Clock aria-hidden />,
  up: <ArrowUp aria-hidden />,
  down: <ArrowDown aria-hidden />,
  skip: <SkipForward aria-hidden />,
} as const satisfies Record<RoundDeed, unknown>;

type RoundMenuProps = {
  /** From 1. */
  readonly number: number;
  /** What can be done with it now. */
  readonly deeds: readonly RoundDeed[];
  readonly disabled: boolean;
  readonly onDeed: (deed: RoundDeed) => void;
};

/** The button at the end of a round's line that opens the list of what can be done with it. Nothing where there is nothing to do. */
export function RoundMenu({ number, deeds, disabled, onDeed }: RoundMenuProps) {
  const t = useTranslations("host.planEdit");
  if (deeds.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          size="sm"
          className="mt-0.5 size-8 shrink-0 p-0 text-ink-muted"
          disabled={disabled}
          aria-label={t("menu", { number })}
          title={t("menu", { number })}
        >
          <EllipsisVertical aria-hidden />
        </Button>
      }
      items={deeds.map((deed) => ({ value: deed, label: t(`deeds.${deed}`), icon: ICONS[deed] }))}
      onChoose={onDeed}
    />
  );
}

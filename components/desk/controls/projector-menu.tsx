import { Presentation } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import type { HostAction } from "./host-action";

type ProjectorMenuProps = {
  readonly actions: readonly HostAction[];
  readonly onAction: (action: HostAction) => void;
};

/** Everything that the projector can show now, for a host who walks about with a phone: keys and the pictures beside them need a larger screen. */
export function ProjectorMenu({ actions, onAction }: ProjectorMenuProps) {
  const t = useTranslations("host.controls");
  const shows = actions.filter(({ id }) => /^(picture-|snapshot-|rotate$)/.test(id));
  if (shows.length === 0) return null;
  return (
    <div className="col-span-2 lg:hidden">
      <Menu
        trigger={
          <Button
            size="sm"
            className="h-9 w-full justify-start gap-1.5 px-2 text-xs"
            disabled={shows.every(({ disabled }) => disabled)}
          >
            <Presentation aria-hidden />
            <span>{t("onProjector")}</span>
          </Button>
        }
        items={shows.map(({ id, label, icon: Icon }) => ({ value: id, label, icon: <Icon aria-hidden /> }))}
        onChoose={(chosen) => {
          const action = shows.find(({ id }) => id === chosen);
          if (action && !action.disabled) onAction(action);
        }}
      />
    </div>
  );
}

"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronDown, DoorOpen, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Switch } from "@/components/ui/form/switch";
import type { Lobby } from "@/lib/session/decide/lobby";
import { LobbyState } from "./lobby-state";

type LobbyDoorProps = {
  readonly lobby: Lobby;
  /** Nothing can be asked for at the moment. */
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Lobby>) => void;
  /** Stands beside the button that shows the switches. */
  readonly children: ReactNode;
};

const SWITCHES = ["locked", "approval", "generatedNames"] as const;

/** How the class's door stands, and three switches that change it at once, and back again. */
export function LobbyDoor({ lobby, disabled, onChange, children }: LobbyDoorProps) {
  const t = useTranslations("host.door");
  const Icon = lobby.locked ? Lock : DoorOpen;
  return (
    <Collapsible.Root className="group/door flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {children}
        <Collapsible.Trigger className={`${buttonClass({ size: "sm" })} group`}>
          <Icon aria-hidden />
          <span>{t("open")}</span>
          <ChevronDown aria-hidden className="-me-1 group-data-panel-open:rotate-180" />
        </Collapsible.Trigger>
      </div>
      <div className="group-data-open/door:hidden">
        <LobbyState lobby={lobby} />
      </div>
      <Collapsible.Panel className="flex max-w-md flex-col gap-3 pt-2">
        {SWITCHES.map((name) => (
          <Switch
            key={name}
            label={t(`${name}.label`)}
            hint={t(`${name}.hint`)}
            checked={lobby[name]}
            disabled={disabled}
            onCheckedChange={(checked) => onChange({ [name]: checked })}
          />
        ))}
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}

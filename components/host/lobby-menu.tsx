"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, DoorClosed, DoorOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Lobby } from "@/lib/session/lobby";

type LobbyMenuProps = {
  readonly lobby: Lobby;
  /** Nothing can be asked for at the moment. */
  readonly disabled: boolean;
  readonly onChange: (lobby: Lobby) => void;
};

const SWITCHES = ["locked", "approval", "generatedNames"] as const;

/** How the class's door stands. Each switch works at once, and back again. */
export function LobbyMenu({ lobby, disabled, onChange }: LobbyMenuProps) {
  const t = useTranslations("host.door");
  const Icon = lobby.locked ? DoorClosed : DoorOpen;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        render={
          <Button size="sm">
            <Icon aria-hidden />
            {t("open")}
          </Button>
        }
      />
      <Menu.Portal>
        <Menu.Positioner className="z-50 outline-none" sideOffset={4} align="start">
          <Menu.Popup className="max-h-(--available-height) w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-control border border-line bg-surface p-1 text-ink shadow-popup outline-none">
            {SWITCHES.map((name) => (
              <Menu.CheckboxItem
                key={name}
                checked={lobby[name]}
                disabled={disabled}
                closeOnClick={false}
                onCheckedChange={(checked) => onChange({ ...lobby, [name]: checked })}
                className="flex cursor-default select-none items-start gap-2.5 rounded-[0.375rem] px-2 py-1.5 outline-none data-disabled:opacity-60 data-highlighted:bg-sunken pointer-coarse:min-h-11"
              >
                <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-[0.25rem] border border-line-strong">
                  <Menu.CheckboxItemIndicator className="text-accent">
                    <Check aria-hidden className="size-3.5" strokeWidth={3} />
                  </Menu.CheckboxItemIndicator>
                </span>
                <span className="min-w-0">
                  <span className="block text-sm">{t(`${name}.label`)}</span>
                  <span className="block text-ink-muted text-xs">{t(`${name}.hint`)}</span>
                </span>
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

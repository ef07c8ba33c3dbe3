import { Command } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { HostAction } from "./host-action";
import { ProjectorMenu } from "./projector-menu";
import { Key } from "./shortcuts-dialog";

/** Ids of the actions in the bar, in order: those that are no step of the lesson and have no other place on the desk. */
const IN_THE_BAR = ["pause", "extend", "board", "names", "hints", "find", "note", "asking", "spotlight-off"];

/** Actions that take a whole line, with a longer label. */
const WIDE = ["spotlight-off"];

type ControlBarProps = {
  readonly actions: readonly HostAction[];
  readonly onAction: (action: HostAction) => void;
  readonly onPalette: () => void;
};

function shortOf({ id, pressed }: HostAction): string {
  return id === "pause" && pressed ? "resume" : id;
}

/** The host's controls as buttons, each with its key. Those that are on are highlighted. */
export function ControlBar({ actions, onAction, onPalette }: ControlBarProps) {
  const t = useTranslations("host");
  const shown = IN_THE_BAR.flatMap((id) => actions.filter((action) => action.id === id));
  return (
    <section aria-label={t("controls.title")} className="grid min-w-0 grid-cols-2 gap-1.5">
      {shown.map((action) => (
        <Button
          key={action.id}
          size="sm"
          aria-label={action.label}
          title={action.label}
          aria-keyshortcuts={action.shortcut?.written}
          disabled={action.disabled}
          onClick={() => onAction(action)}
          className={cn(
            "h-9 justify-start gap-1.5 px-2 text-start text-xs",
            action.pressed && "border-accent bg-accent/12 text-accent",
            WIDE.includes(action.id) && "col-span-2",
          )}
        >
          <action.icon aria-hidden />
          <span className="min-w-0 flex-1 truncate">
            {WIDE.includes(action.id) ? action.label : t(`controls.short.${shortOf(action)}`)}
          </span>
          {action.shortcut && <Key written={action.shortcut.written} />}
        </Button>
      ))}
      <ProjectorMenu {...{ actions, onAction }} />
      <Button
        size="sm"
        variant="quiet"
        onClick={onPalette}
        aria-keyshortcuts="Control+K"
        className="col-span-2 justify-start gap-1.5 px-2 text-xs"
      >
        <Command aria-hidden />
        <span className="flex-1 text-start">{t("palette.open")}</span>
        <Key written="Ctrl K" />
      </Button>
    </section>
  );
}

"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  MonitorOff,
  Presentation,
  X,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/class-names";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { move, remove, step, toggle } from "./snapshot-list";
import { useSnapshotWords } from "./snapshot-words";

type SnapshotsCardProps = {
  readonly session: Session;
  /** A command is being sent, or cannot be sent. */
  readonly disabled: boolean;
  readonly onCommand: (...commands: HostCommand[]) => void;
};

/** What the host has put aside, in the order in which the class will see it, with buttons to show one after the other on the projector. */
export function SnapshotsCard({ session, disabled, onCommand }: SnapshotsCardProps) {
  const t = useTranslations("host.snapshots");
  const wordsOf = useSnapshotWords(session);
  const { list, shown } = session.snapshots;
  const [before, after] = [step(session, -1), step(session, 1)];
  return (
    <Collapsible.Root defaultOpen className="flex flex-col gap-2">
      <header className="flex items-center gap-1">
        <h2 className="min-w-0 flex-1 font-semibold text-base">{t("title")}</h2>
        <IconButton
          label={t("before")}
          aria-keyshortcuts=","
          disabled={disabled || !before}
          onClick={() => before && onCommand(before)}
        >
          <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
        <IconButton
          label={t("after")}
          aria-keyshortcuts="."
          disabled={disabled || !after}
          onClick={() => after && onCommand(after)}
        >
          <ChevronRight aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
        <IconButton
          label={t("stop")}
          disabled={disabled || shown === null}
          onClick={() => onCommand({ type: "show-snapshot", index: null })}
        >
          <MonitorOff aria-hidden />
        </IconButton>
        <Collapsible.Trigger
          aria-label={t("title")}
          title={t("title")}
          className={cn(buttonClass({ variant: "quiet", size: "sm" }), "group -me-1.5 w-8 px-0")}
        >
          <ChevronDown aria-hidden className="group-data-panel-open:rotate-180" />
        </Collapsible.Trigger>
      </header>
      <Collapsible.Panel>
        <ol aria-label={t("title")} className="scroll-cue flex max-h-56 flex-col gap-0.5 overflow-y-auto">
          {list.map((snapshot, index) => {
            const words = wordsOf(snapshot);
            const isShown = index === shown;
            return (
              <li
                key={JSON.stringify(snapshot)}
                className={cn(
                  "flex items-center rounded-control ps-1 text-sm",
                  isShown && "bg-accent/12 font-medium text-accent",
                )}
              >
                <Button
                  size="sm"
                  variant="quiet"
                  className="h-auto min-h-8 min-w-0 flex-1 justify-start whitespace-normal px-1.5 py-1 text-start font-[inherit] leading-tight"
                  aria-pressed={isShown}
                  aria-label={t("show", { snapshot: words })}
                  title={t("show", { snapshot: words })}
                  disabled={disabled}
                  onClick={() => onCommand(toggle(session, index))}
                >
                  <Presentation aria-hidden />
                  <span className="min-w-0">{words}</span>
                </Button>
                {([-1, 1] as const).map((by) => (
                  <IconButton
                    key={by}
                    label={t(by < 0 ? "up" : "down", { snapshot: words })}
                    title={t(by < 0 ? "upShort" : "downShort")}
                    disabled={disabled || list[index + by] === undefined}
                    onClick={() => onCommand(...move(session, index, by))}
                  >
                    {by < 0 ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
                  </IconButton>
                ))}
                <IconButton
                  label={t("remove", { snapshot: words })}
                  title={t("removeShort")}
                  disabled={disabled}
                  onClick={() => onCommand(...remove(session, index))}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ol>
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}

type IconButtonProps = Pick<
  ComponentProps<typeof Button>,
  "disabled" | "onClick" | "children" | "title" | "aria-keyshortcuts"
> & { readonly label: string };

/** A small square button. `title`: what pointing at it says, if not its label. */
function IconButton({ label, title = label, ...button }: IconButtonProps) {
  return (
    <Button
      {...button}
      size="sm"
      variant="quiet"
      className="size-7 shrink-0 p-0"
      aria-label={label}
      title={title}
    />
  );
}

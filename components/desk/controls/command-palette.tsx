"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { useFirstField } from "@/components/ui/dialog";
import { backdropClass } from "@/components/ui/dialog-class";
import type { HostAction } from "./host-action";
import { Key } from "./shortcuts-dialog";

type CommandPaletteProps = {
  readonly open: boolean;
  readonly actions: readonly HostAction[];
  readonly onOpenChange: (open: boolean) => void;
  readonly onAction: (action: HostAction) => void;
};

/** Every command of the desk in one list, found by typing a few letters. */
export function CommandPalette({ open, actions, onOpenChange, onAction }: CommandPaletteProps) {
  const t = useTranslations("host.palette");
  const firstField = useFirstField();
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={backdropClass} />
        <BaseDialog.Popup
          {...firstField}
          aria-label={t("title")}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto flex max-h-[70vh] max-w-xl flex-col overflow-hidden rounded-card border border-line bg-surface text-ink shadow-popup outline-none"
        >
          <Commands
            actions={actions}
            onAction={(action) => {
              onOpenChange(false);
              onAction(action);
            }}
          />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** Mounted each time the palette opens, so that it starts empty. */
function Commands({ actions, onAction }: Pick<CommandPaletteProps, "actions" | "onAction">) {
  const t = useTranslations("host.palette");
  const [query, setQuery] = useState("");
  const found = useMemo(() => matchingActions(actions, query), [actions, query]);
  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      autoHighlight="always"
      keepHighlight
      items={found}
      value={query}
      onValueChange={(value, { reason }) => {
        // Choosing an item would fill the field with it; run it instead.
        if (reason !== "item-press") setQuery(value);
      }}
      itemToStringValue={(action) => action.label}
    >
      <Autocomplete.Input
        aria-label={t("label")}
        placeholder={t("placeholder")}
        className="h-14 w-full shrink-0 border-line border-b bg-transparent px-5 text-lg outline-none placeholder:text-ink-muted"
      />
      <Autocomplete.Empty>
        <p className="px-5 py-6 text-center text-ink-muted text-sm">{t("none")}</p>
      </Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain p-1.5 empty:p-0">
        {(action: HostAction) => (
          <Autocomplete.Item
            key={action.id}
            value={action}
            disabled={action.disabled}
            onClick={() => onAction(action)}
            className={cn(
              "flex min-h-10 cursor-default select-none items-center gap-3 rounded-control px-3 text-sm outline-none",
              "data-disabled:text-ink-muted data-highlighted:bg-sunken pointer-coarse:min-h-11",
            )}
          >
            <action.icon aria-hidden className="size-4.5 shrink-0 text-ink-muted" />
            <span className="min-w-0 flex-1 truncate">{action.label}</span>
            {action.shortcut && <Key written={action.shortcut.written} />}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

/** Matches shown at most: nobody reads more, another letter narrows them down. */
const MOST = 40;

/**
 * The actions that contain every word of the query, in their order. Those about single students are included only once something is
 * typed, since a class can have hundreds.
 */
export function matchingActions(actions: readonly HostAction[], query: string): HostAction[] {
  const words = plain(query).split(/\s+/u).filter(Boolean);
  return actions
    .filter(({ group, label }) => {
      if (words.length === 0) return group !== "student";
      const text = plain(label);
      return words.every((word) => text.includes(word));
    })
    .slice(0, MOST);
}

/** Lower case, without accents and Arabic vowel signs. */
export function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en").trim();
}

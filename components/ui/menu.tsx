"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";

export type MenuItem<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  /** What it is good for, in a few words. */
  readonly hint?: string;
  readonly icon?: ReactNode;
  /** Where it leads; absent: choosing it does something here. */
  readonly href?: string;
};

const itemClass = [
  "flex cursor-default select-none items-center gap-2.5 rounded-[0.375rem] px-2 py-1.5 outline-none data-highlighted:bg-sunken",
  "forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:outline-[Highlight] forced-colors:data-highlighted:-outline-offset-2",
  "pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted",
].join(" ");

/** A button that opens a list of actions. */
export function Menu<Value extends string>({
  trigger,
  items,
  onChoose,
}: {
  trigger: ReactElement;
  items: readonly MenuItem<Value>[];
  onChoose: (value: Value) => void;
}) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="z-50 outline-none" sideOffset={4} align="start">
          <BaseMenu.Popup className="max-h-(--available-height) w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-control border border-line bg-surface p-1 text-ink shadow-popup outline-none">
            {items.map(({ value, label, hint, icon, href }) => {
              const shown = (
                <>
                  {icon}
                  <span className="min-w-0">
                    <span className="block text-sm">{label}</span>
                    {hint && <span className="block text-ink-muted text-xs">{hint}</span>}
                  </span>
                </>
              );
              return href === undefined ? (
                <BaseMenu.Item key={value} onClick={() => onChoose(value)} className={itemClass}>
                  {shown}
                </BaseMenu.Item>
              ) : (
                <BaseMenu.LinkItem
                  key={value}
                  closeOnClick
                  render={<Link href={href} />}
                  className={itemClass}
                >
                  {shown}
                </BaseMenu.LinkItem>
              );
            })}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

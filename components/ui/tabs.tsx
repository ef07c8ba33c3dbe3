"use client";

import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "./class-names";

type TabsProps<Value extends string> = {
  value: Value;
  onValueChange: (value: Value) => void;
  tabs: readonly { readonly value: Value; readonly label: ReactNode; readonly content: ReactNode }[];
  /** The shown view takes exactly the room there is. */
  fill?: boolean;
  /** What the tabs choose, for screen readers. */
  "aria-label"?: string;
  className?: string;
};

/** Several views in one place; arrow keys move along the row of tabs. */
export function Tabs<Value extends string>({
  value,
  onValueChange,
  tabs,
  fill = false,
  className,
  ...rest
}: TabsProps<Value>) {
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={(chosen) => onValueChange(chosen as Value)}
      className={cn("flex min-w-0 flex-col", fill ? "min-h-0 flex-1 gap-2" : "gap-4", className)}
    >
      <BaseTabs.List
        aria-label={rest["aria-label"]}
        className={cn(
          "flex shrink-0 overflow-x-auto overflow-y-hidden border-line border-b",
          fill ? "gap-0.5" : "gap-1",
        )}
      >
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            className={cn(
              "relative h-10 shrink-0 rounded-t-control font-medium text-ink-muted text-sm -outline-offset-2 hover:text-ink data-active:text-ink pointer-coarse:h-11",
              // Views that fill their room have as many tabs as fit.
              fill ? "px-2" : "px-3",
              // The line under the chosen tab is drawn by the tab: an indicator that slides has to measure where tabs are, on every render.
              "after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:origin-center after:scale-x-0 after:bg-accent after:transition-transform after:duration-200 after:ease-settle data-active:after:scale-x-100 motion-reduce:after:transition-none",
              "forced-colors:after:h-1 forced-color-adjust-none forced-colors:after:bg-[Highlight]",
            )}
          >
            {tab.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel
          key={tab.value}
          value={tab.value}
          className={cn("min-w-0 rounded-control", fill && "flex min-h-0 flex-1 flex-col")}
        >
          {tab.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}

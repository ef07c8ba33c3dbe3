import type { LucideIcon } from "lucide-react";

/** What is asked once before it is done, because it cannot be undone. */
export type Confirmation = {
  readonly title: string;
  readonly body: string;
  readonly confirmLabel: string;
  readonly danger: boolean;
};

/** A key by its place on the keyboard, so that it is the same under every layout, and how it is written. */
export type Shortcut = { readonly code: string; readonly written: string };

/** Something that a host can do now: the same in the control bar, by key and in the palette. */
export type HostAction = {
  readonly id: string;
  readonly group: "round" | "class" | "page" | "student";
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut: Shortcut | null;
  /** For what is on or off: whether it is on. */
  readonly pressed: boolean | null;
  readonly disabled: boolean;
  readonly confirm: Confirmation | null;
  readonly perform: () => void;
};

export function shortcut(letter: string): Shortcut {
  return { code: `Key${letter}`, written: letter };
}

import type { LucideIcon } from "lucide-react";

/** The question before an action that cannot be undone. */
type Confirmation = {
  readonly title: string;
  readonly body: string;
  readonly confirmLabel: string;
  readonly danger: boolean;
};

/** Every key of the desk besides the digits, in the order of the list that "?" opens. */
export const DESK_KEYS = [
  ...([
    "N",
    "O",
    "S",
    "P",
    "E",
    "C",
    "T",
    "J",
    "W",
    "B",
    "A",
    "H",
    "F",
    "M",
    "Q",
    "X",
    "V",
    "G",
    "R",
    "L",
    ",",
    ".",
    "?",
  ] as const),
];
export type DeskKey = (typeof DESK_KEYS)[number];

/** A key as `commandKey` names it, and how it is written. */
type Shortcut = { readonly key: string; readonly written: DeskKey };

/** Something that a host can do now, with the same effect in the control bar, by key and in the palette. */
export type HostAction = {
  readonly id: string;
  readonly group: "round" | "class" | "page" | "student";
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut: Shortcut | null;
  /** For a switch: whether it is on. */
  readonly pressed: boolean | null;
  readonly disabled: boolean;
  readonly confirm: Confirmation | null;
  readonly perform: () => void;
};

export function shortcut(written: DeskKey): Shortcut {
  return { key: written.toLowerCase(), written };
}

"use client";

import { useEffect, useRef } from "react";

/** `held`: the key has been down for a while, and repeats itself. */
type CommandKey = { readonly key: string; readonly held: boolean };

/**
 * Lets a whole page be run by single keys. `onKey` says whether the key was a command; then nobody else gets it. It is asked only where
 * no dialog, list or text field is open and the control with the focus has no use for the key; for a held key, only after it
 * took the first press.
 */
export function useCommandKeys(onKey: (pressed: CommandKey) => boolean): void {
  const latest = useRef(onKey);
  latest.current = onKey;

  useEffect(() => {
    let taken: string | null = null;
    let lastInput: "pointer" | "keyboard" = "keyboard";
    let focusedBy: "pointer" | "keyboard" = "keyboard";

    const press = (event: KeyboardEvent) => {
      lastInput = "keyboard";
      const held = event.repeat;
      if (held && event.code !== taken) return;
      if (!held) taken = null;
      if (event.defaultPrevented) return;
      const key = commandKey(event);
      const free = key !== null && !overlayIsOpen() && !ownsKey(event.target, key, focusedBy);
      const isCommand = free && latest.current({ key, held });
      if (!isCommand && !held) return;
      // Before the control with the focus: a closed drop-down, for one, would take a letter for the name of a choice.
      event.preventDefault();
      event.stopPropagation();
      taken = event.code;
    };
    const release = (event: KeyboardEvent) => {
      if (event.code !== taken) return;
      taken = null;
      // Some browsers press the focused button when the space bar goes up.
      event.preventDefault();
    };
    const point = () => {
      lastInput = "pointer";
      focusedBy = "pointer";
    };
    const focus = () => {
      focusedBy = lastInput;
    };
    window.addEventListener("keydown", press, true);
    window.addEventListener("keyup", release, true);
    window.addEventListener("pointerdown", point, true);
    window.addEventListener("focusin", focus, true);
    return () => {
      window.removeEventListener("keydown", press, true);
      window.removeEventListener("keyup", release, true);
      window.removeEventListener("pointerdown", point, true);
      window.removeEventListener("focusin", focus, true);
    };
  }, []);
}

/** A dialog, a menu or a drop-down list that is open now; once used, they stay on the page after they were closed. */
export function overlayIsOpen(): boolean {
  return document.querySelector(`:is(${OVERLAYS})[data-open], dialog[open]`) !== null;
}

const OVERLAYS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const WRITTEN_IN = [
  "input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=submit], [type=reset])",
  "textarea, select, [role=textbox], [role=searchbox]",
].join();
const MOVING = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
const MOVED_IN = "[role=radiogroup], [role=tablist], [role=combobox], [role=toolbar]";
const PRESSED =
  "button, a, summary, input, [role=button], [role=radio], [role=tab], [role=combobox], [role=switch], [role=checkbox]";

/**
 * Whether the key has a meaning where the focus is. Text fields own every key, sliders those that move them. Other controls own
 * their keys only for those who came there by keyboard: whoever clicked on one is done with it.
 */
export function ownsKey(
  target: EventTarget | null,
  key: string,
  focusedBy: "pointer" | "keyboard" = "keyboard",
): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches(WRITTEN_IN)) return true;
  if (target.matches("[role=slider], [role=spinbutton], input[type=range]")) return MOVING.includes(key);
  if (focusedBy === "pointer") return false;
  if (target.closest(MOVED_IN) && MOVING.includes(key)) return true;
  return key === " " && target.matches(PRESSED);
}

/** What a key event says, as far as it matters here. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey"> & {
  readonly isComposing?: boolean;
  readonly getModifierState?: (modifier: string) => boolean;
};

/** Punctuation that keys are named after; each layout has it somewhere else. */
const PUNCTUATION = [",", ".", "<", ">", "?"];
/** The same signs in other scripts. */
const TWINS: Readonly<Record<string, string>> = { "؟": "?", "？": "?" };
/** What these places write on most keyboards: alone, and with Shift. */
const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
};

/**
 * The key that a command could be bound to: a lower-case Latin letter, a digit, one of `, . < > ?`, a space, or a name such as
 * `ArrowLeft`. Null while Ctrl, Alt or ⌘ is held and while an input method composes: that is never a command.
 */
export function commandKey(press: KeyPress): string | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.getModifierState?.("AltGraph")) return null;
  if (press.isComposing || press.key === "Process" || press.key === "Dead") return null;
  return keyName(press);
}

/**
 * A Latin letter goes by what is written on the key, so that AZERTY and Dvorak are used as they are labelled. Where the key writes
 * something else (Arabic, Cyrillic, the é above the 2), it goes by its place. Caps Lock changes nothing; a letter with Shift is no key.
 */
export function keyName({ key, code, shiftKey }: Pick<KeyPress, "key" | "code" | "shiftKey">): string | null {
  if (/^[A-Z][A-Za-z0-9]+$/.test(key)) return key;
  if (/^[a-z]$/i.test(key)) return shiftKey ? null : key.toLowerCase();
  if (key === " " || code === "Space") return " ";
  if (/^[0-9]$/.test(key)) return key;

  const [alone, shifted] = PLACES[code] ?? [];
  // Arabic writes the comma and the full stop with Shift, where others have < and >.
  if (shiftKey && shifted && key === alone) return shifted;
  const sign = TWINS[key] ?? key;
  if (PUNCTUATION.includes(sign)) return sign;

  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit) return digit;
  // Other signs of the Latin keyboards, such as the apostrophe that Dvorak has on the Q, stand for nothing but themselves.
  if (/^[!-~]$/.test(key)) return null;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? null : letter.toLowerCase();
  return (shiftKey ? shifted : alone) ?? null;
}

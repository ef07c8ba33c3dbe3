"use client";

import { useEffect, useRef } from "react";

/** `held`: the key is being held down and repeats. */
type CommandKey = { readonly key: string; readonly held: boolean };

/**
 * Runs a whole page by single keys. `onKey` returns whether the key was a command; if so, nothing else receives it. It is called
 * only if no dialog, list or text field is open and the focused control has no use for the key; for a held key, only if it accepted
 * the first press.
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
      // Capture, to be ahead of the focused control: a closed drop-down, for example, would use a letter to choose an option.
      event.preventDefault();
      event.stopPropagation();
      taken = event.code;
    };
    const release = (event: KeyboardEvent) => {
      if (event.code !== taken) return;
      taken = null;
      // Some browsers press the focused button when the space bar is released.
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

/** Matches a dialog, menu or drop-down list that is open; closed ones stay on the page once used. */
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
 * Whether the key has a meaning for the focused control. Text fields own every key, sliders the keys that move them. Other controls
 * own their keys only if they were focused by keyboard: someone who clicked on one is done with it.
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

/** The parts of a keyboard event that matter here. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey"> & {
  readonly isComposing?: boolean;
  readonly getModifierState?: (modifier: string) => boolean;
};

/** Punctuation used as commands; each layout has it on different keys. */
const PUNCTUATION = [",", ".", "<", ">", "?"];
/** The same punctuation marks in other scripts. */
const TWINS: Readonly<Record<string, string>> = { "؟": "?", "？": "?" };
/** What these key positions write on most keyboards: without and with Shift. */
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
 * A Latin letter is the one written on the key, so that AZERTY and Dvorak work as labelled. If the key writes something else
 * (Arabic, Cyrillic, the é on the 2), its position counts. Caps Lock changes nothing; a letter with Shift is not a command.
 */
export function keyName({ key, code, shiftKey }: Pick<KeyPress, "key" | "code" | "shiftKey">): string | null {
  if (/^[A-Z][A-Za-z0-9]+$/.test(key)) return key;
  if (/^[a-z]$/i.test(key)) return shiftKey ? null : key.toLowerCase();
  if (key === " " || code === "Space") return " ";
  if (/^[0-9]$/.test(key)) return key;

  const [alone, shifted] = PLACES[code] ?? [];
  // Arabic layouts have the comma and the full stop on Shift, where others have < and >.
  if (shiftKey && shifted && key === alone) return shifted;
  const sign = TWINS[key] ?? key;
  if (PUNCTUATION.includes(sign)) return sign;

  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit) return digit;
  // Other characters of Latin layouts, such as Dvorak's apostrophe on the Q key, are only themselves.
  if (/^[!-~]$/.test(key)) return null;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? null : letter.toLowerCase();
  return (shiftKey ? shifted : alone) ?? null;
}

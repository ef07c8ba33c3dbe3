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

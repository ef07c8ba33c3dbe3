import { expect, test } from "vitest";
import { commandKey, type KeyPress } from "./use-command-keys";

const NO_MODIFIERS = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

function named(key: string, code: string, more: Partial<KeyPress> = {}): string | null {
  return commandKey({ ...NO_MODIFIERS, key, code, ...more });
}

test("a Latin letter is the one written on its key, wherever the layout has it", () => {
  const written = [
    ...[named("n", "KeyN"), named("m", "Semicolon"), named("a", "KeyQ"), named("q", "KeyA")],
    ...[named("z", "KeyY"), named("k", "KeyV")],
  ];
  expect(written).toEqual(["n", "m", "a", "q", "z", "k"]);
});

test("letters of other scripts go by their position: Arabic, Cyrillic, Greek, Hebrew", () => {
  expect([
    ...[named("ن", "KeyK"), named("لا", "KeyB"), named("л", "KeyK"), named("κ", "KeyK"), named("ל", "KeyK")],
    ...[
      named("و", "Comma"),
      named("ز", "Period"),
      named("б", "Comma"),
      named("Ю", "Period", { shiftKey: true }),
    ],
  ]).toEqual(["k", "b", "k", "k", "k", ",", ".", ",", ">"]);
});

test("Caps Lock changes nothing, and a letter with Shift is not a command in any script", () => {
  expect(named("K", "KeyK")).toBe("k");
  expect([
    named("K", "KeyK", { shiftKey: true }),
    named("k", "KeyK", { shiftKey: true }),
    named("Л", "KeyK", { shiftKey: true }),
  ]).toEqual([null, null, null]);
});

test("digits count in the row above the letters, on the number pad and on layouts that need Shift for them", () => {
  expect([
    ...[named("2", "Digit2"), named("2", "Numpad2"), named("é", "Digit2"), named("&", "Digit1")],
    ...[named("2", "Digit2", { shiftKey: true }), named("٢", "Digit2"), named("End", "Numpad1")],
  ]).toEqual(["2", "2", "2", "1", "2", "2", "End"]);
});

test("punctuation goes by what is written, and Arabic layouts have the question mark and the angle brackets too", () => {
  const shiftKey = true;
  expect([
    ...[
      named("?", "Slash", { shiftKey }),
      named("?", "Digit7", { shiftKey }),
      named("?", "Minus", { shiftKey }),
    ],
    ...[named("؟", "Slash", { shiftKey }), named(",", "KeyM"), named(".", "Comma", { shiftKey })],
    ...[named("<", "Comma", { shiftKey }), named(">", "IntlBackslash", { shiftKey })],
    ...[named(",", "Comma", { shiftKey }), named(".", "Period", { shiftKey })],
  ]).toEqual(["?", "?", "?", "?", ",", ".", "<", ">", "<", ">"]);
});

test("other punctuation is not taken for the letter that other layouts have there", () => {
  expect([named("'", "KeyQ"), named(";", "KeyZ"), named("-", "Minus"), named("ñ", "Semicolon")]).toEqual([
    ...[null, null, null, null],
  ]);
});

test("named keys keep their names, and the space bar is a space", () => {
  expect([
    ...[
      named("ArrowLeft", "ArrowLeft"),
      named("Escape", "Escape"),
      named(" ", "Space"),
      named("　", "Space"),
    ],
  ]).toEqual(["ArrowLeft", "Escape", " ", " "]);
});

test("with Ctrl, Alt, AltGr or ⌘, and while an input method composes, a key is not a command", () => {
  expect([
    ...[named("p", "KeyP", { ctrlKey: true }), named("p", "KeyP", { altKey: true })],
    ...[named("p", "KeyP", { metaKey: true }), named("π", "KeyP", { altKey: true })],
    named("ŋ", "KeyG", { getModifierState: (modifier) => modifier === "AltGraph" }),
    ...[named("p", "KeyP", { isComposing: true }), named("Process", "KeyP"), named("Dead", "KeyN")],
  ]).toEqual(Array(8).fill(null));
});

import { expect, test } from "vitest";
import { readTypedCode } from "./typed-code";

const ALPHABET = "34679ACDEFGHJKMNPQRTWXY";
const read = (typed: string) => readTypedCode(typed, ALPHABET, 6);

test("case, spaces and dashes make no difference", () => {
  expect(read(" k7m-q4 p")).toEqual({ code: "K7MQ4P", refused: null });
});

test("a look-alike is left out and named, so that the page can say why", () => {
  expect(read("K7O")).toEqual({ code: "K7", refused: "O" });
  expect(read("1")).toEqual({ code: "", refused: "1" });
});

test("a pasted join link gives its code", () => {
  expect(read("http://192.168.1.20:3000/join/K7MQ4P")).toEqual({ code: "K7MQ4P", refused: null });
});

test("what is too long is cut", () => {
  expect(read("K7MQ4PXX")).toEqual({ code: "K7MQ4P", refused: null });
});

import { expect, test } from "vitest";
import { problem } from "@/lib/session/decide/problem";
import { cleanNickname } from "./nickname";

test.each([
  ["  Curious   Otter ", "Curious Otter"],
  ["نور", "نور"],
  ["علی‌رضا", "علی‌رضا"],
  ["👩‍🚀", "👩‍🚀"],
  ["<b>bold</b>", "<b>bold</b>"],
  ["שלום\u202Efdp.exe", "שלוםfdp.exe"],
  ["<img src=x onerror=a()>", "<img src=x onerror=a()>"],
  ["👨‍👩‍👧‍👦".repeat(24), "👨‍👩‍👧‍👦".repeat(24)],
])("%j becomes %j", (typed, nickname) => {
  expect(cleanNickname(typed)).toEqual({ ok: true, nickname });
});

test.each([
  ["", "nickname-empty"],
  ["\u200B\u200D\uFEFF\u3164", "nickname-empty"],
  ["...", "nickname-empty"],
  ["\u2800\u{1D159}", "nickname-empty"],
  ["\u0301\u0302", "nickname-empty"],
  ["x".repeat(25), "nickname-too-long"],
  ["x".repeat(10_000), "nickname-too-long"],
  ["\u1100".repeat(73), "nickname-too-long"],
  ["👨‍👩‍👧‍👦".repeat(25), "nickname-too-long"],
] as const)("%j is refused", (typed, code) => {
  expect(cleanNickname(typed)).toEqual({ ok: false, problem: problem(code) });
});

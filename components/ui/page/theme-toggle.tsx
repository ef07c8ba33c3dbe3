"use client";

import { clsx } from "clsx";
import { Moon, Sun } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";
import { parseTheme, rememberPreference, THEME_COOKIE } from "./theme";

function switchTheme(): void {
  const root = document.documentElement;
  const systemTheme = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const next = (parseTheme(root.dataset.theme) ?? systemTheme) === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  rememberPreference(THEME_COOKIE, next);
}

/** Light or dark, remembered in this browser; until it is used, the page follows the system. */
export function ThemeToggle({ label, className }: { label: string; className?: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={switchTheme}
      // Not `cn`: this button is on the join page, where tailwind-merge would double the script.
      className={clsx(buttonClass({ variant: "quiet", size: "sm" }), "w-9 px-0!", className)}
    >
      <Moon aria-hidden className="dark:hidden" />
      <Sun aria-hidden className="hidden dark:block" />
    </button>
  );
}

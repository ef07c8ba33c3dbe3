import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { failureTexts } from "@/components/ui/page/failure";
import type { Locale } from "@/lib/i18n/locales";

/** Something to look at. A `screen` fills a window of its own, as large as a Chromebook's or a projector's; a `part` is shown in the page. */
export type Specimen = {
  readonly name: string;
  readonly as: "part" | "screen";
  readonly shown: ReactNode;
};

/** Specimens that belong together. */
export type Shelf = { readonly title: string; readonly specimens: readonly Specimen[] };

export function part(name: string, shown: ReactNode): Specimen {
  return { name, as: "part", shown };
}

export function screen(name: string, shown: ReactNode): Specimen {
  return { name, as: "screen", shown };
}

/** For callbacks: nothing in the gallery does anything. */
export function nothing(): void {}

/** For callbacks that return a problem or null: nothing is ever refused. */
export async function accepted(): Promise<null> {
  return null;
}

/** A title, a body and an action, to see how texts look. */
export function useSampleTexts() {
  const texts = failureTexts[useLocale() as Locale];
  return (key: keyof typeof texts) => texts[key];
}

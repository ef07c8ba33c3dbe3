import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { ReadingDirection } from "@/components/ui/page/reading-direction";
import type { Area } from "@/lib/i18n/catalogue";
import { directionOf, type Locale } from "@/lib/i18n/locales";

/**
 * Gives the client components inside it the messages of the named areas, besides `common` and `problems`, and no others, so that
 * a page carries only the texts it shows. `instead`: an area that has other texts, under the key of the same name, for some of these.
 */
export async function Messages({
  namespaces,
  instead,
  children,
}: {
  namespaces: readonly Area[];
  instead?: Area;
  children: ReactNode;
}) {
  const locale = (await getLocale()) as Locale;
  const all: Partial<Record<string, unknown>> = await getMessages();
  const wanted = new Set<Area>(["common", "problems", ...namespaces]);
  const others = (instead && isTree(all[instead]) && all[instead].instead) || {};
  const messages = Object.fromEntries(
    [...wanted].map((area) => [area, replaced(all[area] ?? {}, isTree(others) ? others[area] : undefined)]),
  );
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      <ReadingDirection direction={directionOf(locale)}>{children}</ReadingDirection>
    </NextIntlClientProvider>
  );
}

type Tree = { readonly [key: string]: unknown };

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null;
}

/** The texts of a tree, with those of another in place of theirs. */
function replaced(texts: unknown, others: unknown): unknown {
  if (!isTree(texts) || !isTree(others)) return others ?? texts;
  return {
    ...texts,
    ...Object.fromEntries(Object.keys(others).map((key) => [key, replaced(texts[key], others[key])])),
  };
}

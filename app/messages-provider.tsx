import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { ReadingDirection } from "@/components/ui/page/reading-direction";
import type { Area } from "@/lib/i18n/catalogue";
import { directionOf, type Locale } from "@/lib/i18n/locales";

/**
 * Gives the client components inside it the messages of the named areas, besides `common` and `problems`, and no others, so that
 * a page carries only the texts it shows.
 */
export async function Messages({
  namespaces,
  children,
}: {
  namespaces: readonly Area[];
  children: ReactNode;
}) {
  const locale = (await getLocale()) as Locale;
  const all: Partial<Record<string, unknown>> = await getMessages();
  const wanted = new Set<Area>(["common", "problems", ...namespaces]);
  const messages = Object.fromEntries([...wanted].map((area) => [area, all[area] ?? {}]));
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      <ReadingDirection direction={directionOf(locale)}>{children}</ReadingDirection>
    </NextIntlClientProvider>
  );
}

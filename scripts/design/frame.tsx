import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { ReadingDirection } from "@/components/ui/page/reading-direction";
import { StyleNonce } from "@/components/ui/page/style-nonce";
import type { Catalogue } from "@/lib/i18n/catalogue";
import { directionOf, type Locale } from "@/lib/i18n/locales";

type Router = NonNullable<ComponentProps<typeof AppRouterContext.Provider>["value"]>;

/** The surroundings of components in the product: messages, reading direction, and Next's router, which leads nowhere here. */
export function Frame({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: Catalogue;
  children: ReactNode;
}) {
  return (
    <AppRouterContext.Provider value={ROUTER}>
      <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC" onError={refuse}>
        <ReadingDirection direction={directionOf(locale)}>
          <StyleNonce nonce={undefined}>{children}</StyleNonce>
        </ReadingDirection>
      </NextIntlClientProvider>
    </AppRouterContext.Provider>
  );
}

/** Does nothing; the gallery's own links choose language and theme. */
const ROUTER: Router = {
  bfcacheId: "",
  back() {},
  forward() {},
  refresh() {},
  push() {},
  replace() {},
  prefetch() {},
};

/** A missing or invalid message is an error, instead of being shown as its key. */
function refuse(error: Error): never {
  throw error;
}

import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { loadCatalogue } from "./catalogue";
import { LOCALE_COOKIE } from "./locales";
import { negotiateLocale } from "./negotiate";

/** What next-intl needs for one request. The language is not in the address: one join link serves the whole class. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = negotiateLocale(chosen, (await headers()).get("accept-language"));
  return { locale, messages: await loadCatalogue(locale) };
});

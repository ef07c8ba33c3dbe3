import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { StyleNonce } from "@/components/ui/page/style-nonce";
import { parseTheme, THEME_COOKIE } from "@/components/ui/page/theme";
import { environment } from "@/lib/env";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  const preview = { url: "/social-preview.png", width: 1200, height: 630, alt: t("description") };
  return {
    metadataBase: await addressOfServer(),
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    manifest: "/manifest.webmanifest",
    icons: {
      icon: [
        { url: "/favicon.ico", sizes: "48x48" },
        { url: "/icon.svg", type: "image/svg+xml" },
      ],
      apple: "/apple-touch-icon.png",
    },
    openGraph: { type: "website", siteName: t("name"), images: [preview] },
    twitter: { card: "summary_large_image" },
    // Search engines must not index classes. The start page overrides this.
    robots: { index: false },
  };
}

/** The server's origin: chats that preview a link need the picture's full address. Null when the request does not tell it. */
async function addressOfServer(): Promise<URL | null> {
  const asked = await headers();
  const origin =
    environment().publicUrl ?? `${asked.get("x-forwarded-proto")}://${asked.get("x-forwarded-host")}`;
  return URL.canParse(origin) ? new URL(origin) : null;
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f7f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1217" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = (await getLocale()) as Locale;
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme ?? undefined}>
      <body>
        <StyleNonce nonce={nonce}>{children}</StyleNonce>
      </body>
    </html>
  );
}

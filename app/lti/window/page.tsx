import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LaunchPage } from "@/components/lti/launch-page";
import { buttonClass } from "@/components/ui/button-class";
import { launchTickets } from "@/lib/auth/lti/tickets";
import { RefusedPage } from "../refused-page";

type Search = { searchParams: Promise<{ ticket?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lti"))("window.title") };
}

/** Inside a platform's page browsers keep no seat and no sign-in, so the class opens in a window of its own. */
export default async function WindowPage({ searchParams }: Search) {
  const ticket = launchTickets().see("window", (await searchParams).ticket);
  if (!ticket) return <RefusedPage problem="lti-expired" />;
  const t = await getTranslations("lti.window");
  return (
    <LaunchPage title={t("title")}>
      <p>
        <a
          href={ticket.to}
          target="_blank"
          rel="noopener"
          className={buttonClass({ variant: "primary", size: "lg" })}
        >
          <ExternalLink aria-hidden className="rtl:-scale-x-100" />
          <span>{t("open")}</span>
        </a>
      </p>
    </LaunchPage>
  );
}

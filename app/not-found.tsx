import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-class";
import { Brand } from "@/components/ui/page/brand";

export default async function NotFound() {
  const t = await getTranslations("common.notFound");
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-3 px-6 pb-24">
      <Brand className="mb-6 self-start" />
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="text-ink-muted">{t("body")}</p>
      <a href="/" className={buttonClass({ variant: "primary", className: "mt-3 self-start" })}>
        {t("action")}
      </a>
    </main>
  );
}

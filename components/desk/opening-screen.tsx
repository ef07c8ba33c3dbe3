import { useTranslations } from "next-intl";
import { Brand } from "@/components/ui/page/brand";
import { Spinner } from "@/components/ui/spinner";

/** Shown before the class is loaded: connecting, or unreachable for now. */
export function OpeningScreen({ offline }: { offline: boolean }) {
  const t = useTranslations("host");
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-6 p-6 text-center">
      <Brand className="text-xl" />
      <p role="status" className="flex items-center gap-3 text-ink-muted">
        <Spinner />
        <span>{offline ? t("opening.offline") : t("opening.connecting")}</span>
      </p>
    </main>
  );
}

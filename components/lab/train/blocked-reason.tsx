"use client";

import { useTranslations } from "next-intl";
import { layerRowId } from "@/components/lab/settings/layer-row";
import type { TroubleInWords } from "@/components/lab/settings/use-trouble";

/** Why Train waits, as high as what else stands there; pressed, it goes to the layer that needs a change. `id`: of the whole sentence. */
export function BlockedReason({
  id,
  trouble,
}: {
  id: string;
  trouble: Pick<TroubleInWords, "layer" | "placed">;
}) {
  const t = useTranslations("lab.layers.problem");
  const { layer } = trouble;
  return (
    <div className="min-h-6 text-danger text-xs">
      {layer === null ? (
        <p aria-hidden="true">{t("short")}</p>
      ) : (
        <button
          type="button"
          className="text-start underline underline-offset-2 pointer-coarse:min-h-11"
          onClick={() => {
            const row = document.getElementById(layerRowId(layer + 1));
            row?.focus();
            row?.closest("li")?.scrollIntoView({ block: "nearest" });
          }}
        >
          {t("show", { number: layer + 1 })}
        </button>
      )}
      <p id={id} role="status" className="sr-only">
        {trouble.placed}
      </p>
    </div>
  );
}

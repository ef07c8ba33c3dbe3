"use client";

import { useTranslations } from "next-intl";
import type { PixelInks } from "@/components/charts/pixel-inks";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { formatCount, formatLoss } from "@/lib/learning/format";
import type { WeightAspect, WeightPictures } from "./weight-pictures";

/** The first layer's weights, their gradients or their changes as pictures, all on one scale. */
export function WeightStrip({
  pictures: { madeBy, rows, columns, pictures, total, largest },
  aspect,
  inks,
}: {
  pictures: WeightPictures;
  aspect: WeightAspect;
  inks: PixelInks | null;
}) {
  const t = useTranslations("slow-motion");
  return (
    <figure className="grid gap-1.5">
      <figcaption className="text-ink-muted text-xs">
        {t(`pictures.${aspect}.${madeBy}`, {
          shown: formatCount(pictures.length),
          total: formatCount(total),
          largest: formatLoss(largest),
        })}
      </figcaption>
      <div dir="ltr" className="flex flex-wrap gap-1.5">
        {pictures.map(({ index, pixels }) => (
          <PixelPicture
            key={index}
            {...{ pixels, rows, columns, inks }}
            scale={largest}
            label={t(`pictures.one.${madeBy}`, { number: index + 1 })}
            className="size-12"
          />
        ))}
      </div>
    </figure>
  );
}

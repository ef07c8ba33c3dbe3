"use client";

import { useTranslations } from "next-intl";
import { PICTURE_ORDERS, type PictureOrder } from "@/components/charts/picture-order";
import { Segmented } from "@/components/ui/form/segmented";

/** Which pictures of the validation split are shown. */
export function PictureOrderSwitch({
  order,
  onOrder,
}: {
  order: PictureOrder;
  onOrder: (order: PictureOrder) => void;
}) {
  const t = useTranslations("charts");
  return (
    <Segmented
      label={t("picturesShown")}
      value={order}
      onValueChange={onOrder}
      options={PICTURE_ORDERS.map((value) => ({ value, label: t(`pictureOrder.${value}`) }))}
    />
  );
}

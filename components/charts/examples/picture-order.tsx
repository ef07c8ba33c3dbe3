"use client";

import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/form/segmented";
import type { Numbers } from "@/lib/learning/examples/split";

/** Chooses which pictures of the validation split are shown. */
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

/** Always the same pictures, or the network's mistakes first. */
const PICTURE_ORDERS = ["mistakes", "same"] as const;
export type PictureOrder = (typeof PICTURE_ORDERS)[number];

type Guess = { readonly label: number; readonly confidence: number };

/**
 * The first `count` examples in the order in which their pictures are shown. "mistakes": mistakes first, from the surest to the
 * least sure, then correct guesses, the least sure first. "same", or without guesses: in their own order.
 */
export function pictureOrder(
  order: PictureOrder,
  guesses: readonly Guess[] | null,
  labels: Numbers,
  count: number,
): number[] {
  const examples = Array.from({ length: count }, (_, example) => example);
  if (order === "same" || guesses === null) return examples;
  const badness = (example: number) => {
    const { label, confidence } = guesses[example]!;
    return label === labels[example] ? -confidence : 1 + confidence;
  };
  return examples.sort((one, other) => badness(other) - badness(one));
}

"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/form/segmented";
import { Slider } from "@/components/ui/form/slider";
import { formatLearningRate } from "@/lib/learning/numbers/format";
import { type Descent, descend } from "@/lib/learning/slope/descent";
import { SLOPE_NAMES, SLOPES, type SlopeName } from "@/lib/learning/slope/slope";
import { layOut } from "./slope-layout";
import { SlopeScene } from "./slope-scene";
import { useRolling } from "./use-rolling";

/** Exponents of ten of the learning rate. */
const LOWEST = -1.7;
const HIGHEST = 0.6;
const NOTCH = 0.05;
const AT_FIRST = -1.3;

type Try = { readonly slope: SlopeName; readonly exponent: number; readonly letGo: boolean };

/**
 * While the class gathers: a ball that descends a slope by gradient descent, and a slider for its learning rate. `first`: what has been tried when it is opened, for
 * pictures of it.
 */
export function SlopeGame({
  first = { slope: "valley", exponent: AT_FIRST, letGo: false },
}: {
  first?: Try;
}) {
  const t = useTranslations("lab.slope");
  const [{ slope: name, exponent, letGo }, setTry] = useState(first);
  const [again, setAgain] = useState(0);
  const slope = SLOPES[name];
  const layout = useMemo(() => layOut(slope), [slope]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once more, the same descent is another one
  const descent = useMemo<Descent | null>(
    () => (letGo ? descend(slope, 10 ** exponent) : null),
    [slope, exponent, letGo, again],
  );
  const steps = useRolling(descent, layout);
  const places = descent?.places ?? [slope.start];
  const isOver = descent !== null && steps === places.length - 1;
  const count = places.length - 1;
  let caption = t(`start.${name}`);
  if (isOver) caption = t(`outcomes.${descent.outcome}`, { count });
  else if (descent !== null) caption = t("rolling", { count: Math.floor(steps) + 1 });
  return (
    <Card
      title={t("title")}
      className="gap-3"
      actions={
        <Segmented
          label={t("slope")}
          value={name}
          onValueChange={(slope) => setTry({ slope, exponent, letGo: false })}
          options={SLOPE_NAMES.map((value) => ({ value, label: t(`slopes.${value}`) }))}
        />
      }
    >
      <div dir="ltr">
        <SlopeScene {...{ layout, places, steps }} label={t("scene")} />
      </div>
      <p role="status" aria-live={descent && !isOver ? "off" : "polite"} className="min-h-12 text-balance">
        {caption}
      </p>
      <div className="flex items-end gap-4">
        <Slider
          className="min-w-0 flex-1"
          label={t("rate")}
          min={LOWEST}
          max={HIGHEST}
          step={NOTCH}
          largeStep={5 * NOTCH}
          value={exponent}
          format={(value) => formatLearningRate(Number((10 ** value).toPrecision(2)))}
          onValueChange={(exponent) => setTry({ slope: name, exponent, letGo: true })}
        />
        <Button
          variant={letGo ? "secondary" : "primary"}
          onClick={() => {
            setTry({ slope: name, exponent, letGo: true });
            setAgain(again + 1);
          }}
        >
          {letGo && <RotateCcw aria-hidden className="size-4" />}
          <span>{t(letGo ? "again" : "letGo")}</span>
        </Button>
      </div>
    </Card>
  );
}

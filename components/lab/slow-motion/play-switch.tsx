"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { PLAY_PACES, type PlayPace } from "./playing";
import type { Playing } from "./use-playing";

/** Lets the steps go on by themselves, at 1 a second, 10, or all there are. Stays as it is while they do. */
export const PlaySwitch = memo(function PlaySwitch({
  playing,
  disabled,
}: {
  playing: Playing;
  disabled: boolean;
}) {
  const t = useTranslations("slow-motion");
  const [chosen, setChosen] = useState<PlayPace>(1);
  const going = playing.pace !== null;
  return (
    <div className="flex items-center gap-1.5">
      <Button
        size="sm"
        variant="quiet"
        className="px-2"
        disabled={disabled}
        aria-label={going ? t("play.pause") : t("play.start")}
        title={going ? t("play.pause") : t("play.start")}
        onClick={() => (going ? playing.stop() : playing.play(chosen))}
      >
        {going ? (
          <Pause aria-hidden="true" fill="currentColor" />
        ) : (
          <Play aria-hidden="true" fill="currentColor" />
        )}
      </Button>
      <Segmented
        label={t("play.pace")}
        value={String(chosen)}
        options={PLAY_PACES.map((pace) => ({ value: String(pace), label: t(`play.paces.${pace}`) }))}
        onValueChange={(value) => {
          const pace = PLAY_PACES.find((one) => String(one) === value) ?? 1;
          setChosen(pace);
          if (going) playing.play(pace);
        }}
      />
    </div>
  );
});

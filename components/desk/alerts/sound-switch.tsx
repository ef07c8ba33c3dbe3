"use client";

import { Volume2, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { AlertSound } from "./use-class-alerts";

/** Whether a raised hand, or somebody at the door, is heard. */
export function SoundSwitch({ sound: { on, onSwitch } }: { sound: Pick<AlertSound, "on" | "onSwitch"> }) {
  const t = useTranslations("host.alerts");
  const Icon = on ? Volume2 : VolumeX;
  return (
    <Button
      size="sm"
      variant="quiet"
      className="w-8 px-0 aria-pressed:text-accent"
      aria-pressed={on}
      aria-label={t("sound")}
      title={`${t("sound")}: ${t(on ? "soundOn" : "soundOff")}`}
      onClick={() => onSwitch(!on)}
    >
      <Icon aria-hidden />
    </Button>
  );
}

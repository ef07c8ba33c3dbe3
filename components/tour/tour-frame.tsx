import { LayoutDashboard, Pause, Play, Presentation, Rewind } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatMoment } from "@/components/replay/moment";
import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Slider } from "@/components/ui/form/slider";
import { BrandMark } from "@/components/ui/page/brand";
import { ReadingDirection } from "@/components/ui/page/reading-direction";
import type { Millis } from "@/lib/session/log/events";
import type { Playback } from "@/lib/session/page-state";

export const TOUR_SCREENS = ["projector", "desk", "replay"] as const;
export type TourScreen = (typeof TOUR_SCREENS)[number];

const ICONS = { projector: Presentation, desk: LayoutDashboard, replay: Rewind } as const;
const SECOND = 1_000;

type TourFrameProps = {
  readonly screen: TourScreen;
  readonly onScreen: (screen: TourScreen) => void;
  readonly playback: Playback;
  readonly duration: Millis;
  /** The screen at the moment of the playback. */
  readonly children: ReactNode;
};

/** Three screens of one recorded class, one at a time, and what plays it. The replay has controls of its own. */
export function TourFrame({ screen, onScreen, playback, duration, children }: TourFrameProps) {
  const t = useTranslations("tour");
  const common = useTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh lg:overflow-clip">
      <nav
        aria-label={t("screens")}
        className="sticky top-0 z-40 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-surface px-3 py-2 sm:px-4"
      >
        <a href="/" aria-label={common("home")} className="rounded-control p-1 hover:bg-sunken">
          <BrandMark className="size-7" />
        </a>
        <div className="flex gap-1">
          {TOUR_SCREENS.map((each) => {
            const Icon = ICONS[each];
            return (
              <button
                key={each}
                type="button"
                aria-current={each === screen ? "page" : undefined}
                onClick={() => onScreen(each)}
                className={cn(
                  "flex h-9 items-center gap-1.5 rounded-control px-2.5 font-medium text-ink-muted text-sm hover:bg-sunken hover:text-ink pointer-coarse:h-11 [&_svg]:size-4",
                  each === screen && "bg-sunken text-ink",
                )}
              >
                <Icon aria-hidden className="max-sm:hidden" />
                <span>{t(`screen.${each}`)}</span>
              </button>
            );
          })}
        </div>
        {screen === "replay" ? (
          <span className="flex-1" />
        ) : (
          <Controls playback={playback} duration={duration} />
        )}
        <a
          href="/teach"
          className={buttonClass({ variant: "primary", size: "sm", className: "max-sm:hidden" })}
        >
          {t("own")}
        </a>
        <p className="basis-full text-ink-muted text-sm">{t(`about.${screen}`)}</p>
      </nav>
      <div
        id="tour-screen"
        // The screens are made to fill a window; here they fill what the tour leaves them.
        className={cn(
          "flex min-h-0 flex-1 flex-col lg:*:h-full! lg:*:min-h-0! lg:*:flex-1",
          screen === "projector" && "max-lg:*:h-[calc(100dvh-9rem)]!",
        )}
      >
        {children}
      </div>
    </div>
  );
}

function Controls({ playback, duration }: Pick<TourFrameProps, "playback" | "duration">) {
  const t = useTranslations("replay");
  const { time, playing, setPlaying, seek } = playback;
  return (
    <div dir="ltr" className="flex min-w-0 flex-1 items-center gap-2 max-sm:basis-full">
      <Button
        variant="primary"
        size="sm"
        className="w-10 px-0"
        aria-label={playing ? t("pause") : t("play")}
        onClick={() => setPlaying(!playing)}
      >
        {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
      </Button>
      <ReadingDirection direction="ltr">
        <Slider
          label={t("scrubber")}
          hideLabel
          value={time}
          onValueChange={seek}
          min={0}
          max={Math.max(SECOND, duration)}
          step={SECOND}
          largeStep={30 * SECOND}
          format={formatMoment}
          className="min-w-24 flex-1 gap-0"
        />
      </ReadingDirection>
      <span className="tabular whitespace-nowrap text-ink-muted text-sm">{formatMoment(time)}</span>
    </div>
  );
}

import { CloudOff, Lock, Wifi, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LoopCounter } from "@/components/board/loop-counter";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { BrandMark } from "@/components/ui/page/brand";
import { ThemeToggle } from "@/components/ui/page/theme-toggle";
import { Spinner } from "@/components/ui/spinner";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ConnectionState } from "@/lib/session/page-state";
import { SoundSwitch } from "./alerts/sound-switch";
import type { AlertSound } from "./alerts/use-class-alerts";
import { EndSession } from "./step-button";

type DeskHeaderProps = {
  readonly title: string;
  readonly sound: AlertSound;
  /** Null if it no longer works. */
  readonly code: string | null;
  /** Nobody new can join, even with the code. */
  readonly locked: boolean;
  readonly updates: number;
  readonly connection: ConnectionState;
  readonly saved: boolean;
  /** A recorded class, which no server holds. */
  readonly recorded: boolean;
  readonly ended: boolean;
  readonly disabled: boolean;
  /** A step of the class is announced. */
  readonly counting: boolean;
  /** Counts down to that step, in place of the title. */
  readonly countdown: ReactNode;
  readonly teachers?: ReactNode;
  readonly onCommand: (command: HostCommand) => void;
};

/** The class's title, its state as a whole, and how to join it, on one line in which only the title is truncated. */
export function DeskHeader({ teachers, ...props }: DeskHeaderProps) {
  const t = useTranslations("host");
  const common = useTranslations("common");
  return (
    <header
      className={cn(
        "flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b bg-surface px-4 py-1.5 lg:flex-nowrap lg:whitespace-nowrap lg:*:shrink-0",
        // In view wherever somebody has scrolled to on a phone.
        props.counting && "max-lg:sticky max-lg:top-0 max-lg:z-30",
      )}
    >
      <a href="/teach" aria-label={t("allClasses")} className="rounded-control p-1 hover:bg-sunken">
        <BrandMark className="size-8" />
      </a>
      {props.countdown}
      <h1
        className={cn("min-w-0 flex-1 basis-40 truncate text-lg lg:shrink!", props.counting && "lg:sr-only")}
      >
        <bdi>{props.title}</bdi>
      </h1>
      {props.code !== null && (
        <p className="flex items-baseline gap-1.5 text-ink-muted text-sm">
          {props.locked ? (
            <>
              <Lock aria-hidden className="size-4 self-center" />
              <span>{t("join.locked")}</span>
            </>
          ) : (
            <>
              <span>{t("join.brief")}</span>
              <span
                dir="ltr"
                translate="no"
                className="font-mono font-semibold text-ink text-lg leading-none"
              >
                {props.code}
              </span>
            </>
          )}
        </p>
      )}
      <span className="max-sm:hidden">
        <LoopCounter count={props.updates} />
      </span>
      {props.recorded ? (
        <Badge>{t("link.recorded")}</Badge>
      ) : (
        !props.ended && <LinkState connection={props.connection} saved={props.saved} />
      )}
      {teachers}
      {!props.ended && <SoundSwitch sound={props.sound} />}
      <ThemeToggle label={common("toggleTheme")} />
      {!props.ended && <EndSession variant="quiet" disabled={props.disabled} onCommand={props.onCommand} />}
    </header>
  );
}

type LinkStateProps = {
  readonly connection: ConnectionState;
  /** Everything so far is stored. */
  readonly saved: boolean;
};

/** Whether this page is connected, and whether the class is stored. */
function LinkState({ connection, saved }: LinkStateProps) {
  const t = useTranslations("host");
  return (
    <span role="status" className="flex gap-2">
      {connection === "connecting" && (
        <Badge>
          <Spinner className="size-3.5" />
          <span>{t("link.connecting")}</span>
        </Badge>
      )}
      {connection === "offline" && (
        <Badge tone="danger">
          <WifiOff aria-hidden />
          <span>{t("link.offline")}</span>
        </Badge>
      )}
      {connection === "live" && saved && (
        <Badge tone="good">
          <Wifi aria-hidden />
          <span>{t("link.live")}</span>
        </Badge>
      )}
      {connection === "live" && !saved && (
        <Badge tone="warning">
          <CloudOff aria-hidden />
          <span>{t("link.notSaved")}</span>
        </Badge>
      )}
    </span>
  );
}

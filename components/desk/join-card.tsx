"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronDown, DoorOpen, Hand, Lock, MonitorUp, Shuffle } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { isolate } from "@/components/board/isolate";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { Switch } from "@/components/ui/form/switch";
import { QrCode } from "@/components/ui/qr-code";
import type { Lobby } from "@/lib/session/decide/lobby";
import { ShareInClassroom } from "./classroom/share-in-classroom";

type JoinCardProps = {
  readonly code: string;
  /** Of the session. */
  readonly title: string;
  /** What the QR opens: the join page with the code in it. */
  readonly joinAddress: string;
  /** The server over its own HTTPS, for devices that trust it; null where there is none. */
  readonly secureAddress?: string | null;
  readonly screenPath: string;
  /** Large while the class gathers, small once it is working. */
  readonly large: boolean;
  readonly lobby: Lobby;
  /** No commands can be sent at the moment. */
  readonly disabled: boolean;
  readonly onLobby: (change: Partial<Lobby>) => void;
};

/** How to join the class, unless it is locked. */
export const JoinCard = memo(function JoinCard(props: JoinCardProps) {
  const {
    code,
    title,
    joinAddress,
    secureAddress = null,
    screenPath,
    large,
    lobby,
    disabled,
    onLobby,
  } = props;
  const t = useTranslations("host");
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  return (
    <section
      aria-label={t("join.title")}
      className={cn(
        "flex rounded-card border border-line bg-surface max-lg:order-3",
        large ? "flex-wrap items-center justify-center gap-x-12 gap-y-6 p-8" : "flex-col gap-3 p-4",
      )}
    >
      <div className={cn("flex min-w-0 flex-col", large ? "gap-3" : "gap-1")}>
        <h2 className={cn("text-ink-muted", large ? "text-lg" : "text-sm")}>{t("join.title")}</h2>
        {lobby.locked ? (
          <p className={cn("flex items-center gap-2 font-semibold", large ? "text-2xl" : "text-lg")}>
            <Lock aria-hidden className="size-[1em]" />
            <span>{t("join.locked")}</span>
          </p>
        ) : (
          <>
            <p
              dir="ltr"
              translate="no"
              className={cn(
                "font-mono font-semibold tracking-wider rtl:text-end",
                large ? "text-5xl sm:text-[5.5rem] sm:leading-none" : "text-2xl",
              )}
            >
              <span aria-hidden>{spaced}</span>
              <span className="sr-only">{[...code].join(" ")}</span>
            </p>
            <p
              dir="ltr"
              translate="no"
              className={cn("break-all text-ink-muted rtl:text-end", large ? "text-base" : "text-xs")}
            >
              {withoutScheme(joinAddress)}
            </p>
          </>
        )}
        <div className="mt-2">
          <LobbyDoor lobby={lobby} disabled={disabled} onChange={onLobby}>
            <CopyButton text={joinAddress} label={t("join.copy")} doneLabel={t("copied")} />
            <ShareInClassroom link={joinAddress} title={title} />
            <a
              href={screenPath}
              target="_blank"
              rel="noopener"
              className={buttonClass({ variant: "secondary", size: "sm" })}
            >
              <MonitorUp aria-hidden />
              <span>{t("join.projector")}</span>
            </a>
          </LobbyDoor>
        </div>
        {large && !lobby.locked && joinAddress.startsWith("http:") && (
          <p className="max-w-prose text-ink-muted text-sm">{t("join.sleep")}</p>
        )}
        {large && !lobby.locked && secureAddress !== null && (
          <p className="max-w-prose text-ink-muted text-sm">
            <span>{t("join.secure", { address: isolate(secureAddress) })}</span>{" "}
            <a href="/ca" target="_blank" rel="noopener" className="text-accent underline">
              {t("join.secureHow")}
            </a>
          </p>
        )}
      </div>
      {!lobby.locked && (
        <QrCode
          text={joinAddress}
          title={t("join.qr")}
          className={cn("border border-line", large ? "size-56" : "size-36 max-lg:hidden")}
        />
      )}
    </section>
  );
});

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, "");
}

type LobbyDoorProps = {
  readonly lobby: Lobby;
  /** No commands can be sent at the moment. */
  readonly disabled: boolean;
  readonly onChange: (change: Partial<Lobby>) => void;
  /** Shown next to the button that opens the switches. */
  readonly children: ReactNode;
};

const SWITCHES = ["locked", "approval", "generatedNames"] as const;

/** Who can join, and three switches that change it at once. */
function LobbyDoor({ lobby, disabled, onChange, children }: LobbyDoorProps) {
  const t = useTranslations("host.door");
  const Icon = lobby.locked ? Lock : DoorOpen;
  return (
    <Collapsible.Root className="group/door flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {children}
        <Collapsible.Trigger className={`${buttonClass({ size: "sm" })} group`}>
          <Icon aria-hidden />
          <span>{t("open")}</span>
          <ChevronDown aria-hidden className="-me-1 group-data-panel-open:rotate-180" />
        </Collapsible.Trigger>
      </div>
      <div className="group-data-open/door:hidden">
        <LobbyState lobby={lobby} />
      </div>
      <Collapsible.Panel className="flex max-w-md flex-col gap-3 pt-2">
        {SWITCHES.map((name) => (
          <Switch
            key={name}
            label={t(`${name}.label`)}
            hint={t(`${name}.hint`)}
            checked={lobby[name]}
            disabled={disabled}
            onCheckedChange={(checked) => onChange({ [name]: checked })}
          />
        ))}
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}

const RULES = [
  ["locked", Lock],
  ["approval", Hand],
  ["generatedNames", Shuffle],
] as const;

/** The restrictions on joining in words; nothing while everyone can join. */
function LobbyState({ lobby }: { lobby: Lobby }) {
  const t = useTranslations("host.door");
  const held = RULES.filter(([name]) => lobby[name]);
  if (held.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {held.map(([name, Icon]) => (
        <li key={name} className="flex items-center gap-1.5">
          <Icon aria-hidden className="size-4 shrink-0 text-ink-muted" />
          <span>{t(`${name}.state`)}</span>
        </li>
      ))}
    </ul>
  );
}

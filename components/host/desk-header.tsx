import { useTranslations } from "next-intl";
import { LoopCounter } from "@/components/board/loop-counter";
import { BrandMark } from "@/components/ui/brand";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import type { HostCommand } from "@/lib/session/commands";
import { LinkState } from "./link-state";
import { EndSession } from "./step-button";

type DeskHeaderProps = {
  readonly title: string;
  readonly updates: number;
  readonly connection: "connecting" | "live" | "offline";
  readonly saved: boolean;
  readonly ended: boolean;
  readonly disabled: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/** What the class is called and how it is doing as a whole. */
export function DeskHeader(props: DeskHeaderProps) {
  const t = useTranslations("host");
  const common = useTranslations("common");
  return (
    <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b bg-surface px-4 py-1.5">
      <a href="/teach" aria-label={t("allClasses")} className="rounded-control p-1 hover:bg-sunken">
        <BrandMark className="size-8" />
      </a>
      <h1 className="min-w-0 flex-1 basis-40 truncate text-lg">
        <bdi>{props.title}</bdi>
      </h1>
      <LoopCounter count={props.updates} />
      {!props.ended && <LinkState connection={props.connection} saved={props.saved} />}
      <ThemeToggle label={common("toggleTheme")} />
      {!props.ended && <EndSession variant="quiet" disabled={props.disabled} onCommand={props.onCommand} />}
    </header>
  );
}

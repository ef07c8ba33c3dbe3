import { Hand, Lock, Shuffle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Lobby } from "@/lib/session/decide/lobby";

const RULES = [
  ["locked", Lock],
  ["approval", Hand],
  ["generatedNames", Shuffle],
] as const;

/** What holds at the door, in words; nothing while it is open to everyone. */
export function LobbyState({ lobby }: { lobby: Lobby }) {
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

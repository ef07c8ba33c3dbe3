import { useCallback, useState } from "react";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { SettingsSchema } from "@/lib/learning/training/settings-schema";

/**
 * The settings that a student is working on: the challenge's preset at first, then kept in the tab's storage for each round, so that
 * a reload loses nothing.
 */
export function useDraft(
  sessionId: string,
  round: number,
  preset: Settings,
): [Settings, (settings: Settings) => void] {
  const key = `downhill-draft-${sessionId}-${round}`;
  const [draft, setDraft] = useState<{ key: string; settings: Settings } | null>(null);
  let settings = draft?.settings ?? preset;
  if (draft?.key !== key) {
    settings = stored(key) ?? preset;
    setDraft({ key, settings });
  }
  const change = useCallback(
    (changed: Settings) => {
      setDraft({ key, settings: changed });
      store(key, changed);
    },
    [key],
  );
  return [settings, change];
}

function stored(key: string): Settings | null {
  try {
    return SettingsSchema.parse(JSON.parse(sessionStorage.getItem(key) ?? "null"));
  } catch {
    // Nothing is stored, storage is forbidden, or an older version wrote it: use the preset.
    return null;
  }
}

function store(key: string, settings: Settings) {
  try {
    sessionStorage.setItem(key, JSON.stringify(settings));
  } catch {
    // Storage is forbidden or full: the draft lasts as long as the page.
  }
}

"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import type { Session } from "@/lib/session/log/session";
import { type ClassAlerts, classAlerts, hasNews } from "./class-alerts";

/** A soft sound, which is heard only while it is on. */
export type AlertSound = {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly play: () => void;
};

/** While the desk is open, the tab's title says who wants something of the host, and whoever is new is heard. */
export function useClassAlerts(session: Session, sound: AlertSound): void {
  const t = useTranslations("host.alerts");
  const format = useFormatter();
  const { phase, participants, title } = session;
  const alerts = useMemo(() => classAlerts({ phase, participants }), [phase, participants]);
  const before = useRef<ClassAlerts>(alerts);
  const { on, play } = sound;
  useEffect(() => {
    if (on && hasNews(before.current, alerts)) play();
    before.current = alerts;
  }, [alerts, on, play]);

  const parts = [
    ...(alerts.hands.length > 0 ? [t("hands", { count: alerts.hands.length })] : []),
    ...(alerts.door.length > 0 ? [t("door", { count: alerts.door.length })] : []),
  ];
  const written =
    parts.length === 0 ? title : t("title", { alerts: format.list(parts, { type: "unit" }), title });
  // After every render: the page's own title comes back when the server renders it again.
  useEffect(() => {
    if (document.title !== written) document.title = written;
  });
  useEffect(
    () => () => {
      document.title = title;
    },
    [title],
  );
}

"use client";

import { useEffect, useMemo, useState } from "react";
import { measureDistance, trySocket } from "@/lib/client/check/ask-server";
import { keepsCookies, keepsRuns } from "@/lib/client/check/try-storage";
import { type CheckPlaces, checkAddresses } from "./addresses";
import { CheckPage, type CheckPageProps } from "./check-page";
import { findWebgl, findWebgpu, hasSimd } from "./live-graphics";
import { measureSpeeds } from "./live-speeds";
import { enginesFor, type Measured } from "./measured";

/** Checks the device on which it is opened, from the start again when it is asked to. */
export function LiveCheck({ places }: { places: CheckPlaces }) {
  const [round, setRound] = useState(0);
  const [measured, setMeasured] = useState<Measured>({});
  const [about, setAbout] = useState<CheckPageProps["about"]>([]);
  const [origin, setOrigin] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round checks everything again.
  useEffect(() => {
    const over = new AbortController();
    setMeasured({});
    setOrigin(window.location.origin);
    setAbout(aboutDevice());
    void checkDevice(over.signal, (found) => {
      if (!over.signal.aborted) setMeasured((before) => ({ ...before, ...found }));
    });
    return () => over.abort();
  }, [round]);

  const addresses = useMemo(() => (origin === null ? [] : checkAddresses(places, origin)), [places, origin]);
  return (
    <CheckPage
      {...{ measured, about, addresses }}
      isTeacher={places.hosts !== null}
      onAgain={() => setRound((before) => before + 1)}
    />
  );
}

/** One after the other, so that no check slows another down: the network first, training last. */
async function checkDevice(over: AbortSignal, found: (part: Measured) => void): Promise<void> {
  found({ secure: window.isSecureContext, cookies: keepsCookies(), simd: hasSimd() });
  found({ distance: await measureDistance() });
  found({ sockets: { websocket: await trySocket("websocket"), polling: await trySocket("polling") } });
  found({ storage: await keepsRuns() });
  const graphics = { webgl: findWebgl(), webgpu: await findWebgpu() };
  found(graphics);
  found({ speeds: await measureSpeeds(enginesFor(graphics), over) });
}

function aboutDevice(): CheckPageProps["about"] {
  const { width, height } = window.screen;
  return [
    ["page", window.location.href],
    ["time", new Date().toISOString()],
    ["browser", navigator.userAgent],
    ["screen", `${width} × ${height} (× ${window.devicePixelRatio})`],
    ["cores", String(navigator.hardwareConcurrency)],
  ];
}

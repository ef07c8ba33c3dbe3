"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { browserStorage } from "@/lib/client/storage/plan-drafts";

const KEPT_AS = "downhill-desk-sound";
/** Two soft notes, the second a fourth above. In hertz, seconds and shares of full volume. */
const NOTES = [
  { pitch: 523.25, at: 0 },
  { pitch: 698.46, at: 0.14 },
] as const;
const LENGTH = 0.5;
const VOLUME = 0.12;

/** A soft sound, off at first. Whether it is on is remembered on this device. */
export function useAlertSound() {
  const [on, setOn] = useState(() => browserStorage()?.getItem(KEPT_AS) === "on");
  const context = useRef<AudioContext | null>(null);

  /** Browsers let a page be heard only once somebody has pressed something on it. */
  const wake = useCallback(() => {
    if (typeof AudioContext === "undefined") return;
    context.current ??= new AudioContext();
    void context.current.resume().catch(() => {});
  }, []);
  useEffect(() => {
    if (!on) return;
    window.addEventListener("pointerdown", wake, { once: true });
    window.addEventListener("keydown", wake, { once: true });
    return () => {
      window.removeEventListener("pointerdown", wake);
      window.removeEventListener("keydown", wake);
    };
  }, [on, wake]);
  useEffect(() => () => void context.current?.close().catch(() => {}), []);

  const play = useCallback(() => {
    const audio = context.current;
    if (audio?.state === "running") playNotes(audio);
  }, []);
  const onSwitch = useCallback(
    (next: boolean) => {
      setOn(next);
      try {
        browserStorage()?.setItem(KEPT_AS, next ? "on" : "off");
      } catch {
        // Without room in the browser, it is forgotten.
      }
      if (!next) return;
      wake();
      const audio = context.current;
      // Whoever turns it on hears what it will be.
      if (audio)
        void audio.resume().then(
          () => playNotes(audio),
          () => {},
        );
    },
    [wake],
  );
  return { on, onSwitch, play };
}

function playNotes(audio: AudioContext): void {
  for (const { pitch, at } of NOTES) {
    const begins = audio.currentTime + at;
    const note = new OscillatorNode(audio, { type: "sine", frequency: pitch });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, begins);
    volume.gain.linearRampToValueAtTime(VOLUME, begins + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, begins + LENGTH);
    note.connect(volume).connect(audio.destination);
    note.start(begins);
    note.stop(begins + LENGTH);
  }
}

"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { momentInLink, parseMoment } from "@/components/replay/moment";
import type { Timeline } from "@/lib/session/insights/timeline";
import type { Millis } from "@/lib/session/log/events";
import type { Playback } from "@/lib/session/page-state";

/** Browsers ignore a page that rewrites its address too often. */
const WRITE_EVERY_MS = 1_000;
/** Longer than the longest step of a key, so that only jumps count. */
const FAR_MS: Millis = 10_000;
/** Jumps in quick succession are one search for a moment: Back leads to where it began. */
const SAME_SEARCH_MS = 3_000;

/** A replay with what its address says: without a moment, it shows the overview of the class. */
export type Watched = {
  readonly playback: Playback;
  readonly overview: { readonly shown: boolean; readonly open: () => void };
};

/**
 * Keeps the played moment in the page's address (`?t=12:31`), so that a reloaded page continues there. Each jump is an entry in the
 * browser's history, so Back returns to the previous moment. The address is in log time, like links to a moment. Without one it shows the overview
 * (`opensOnOverview`: it had none when it was opened), which whatever plays or moves the replay leaves.
 */
export function useMomentInAddress(
  playback: Playback,
  timeline: Timeline,
  opensOnOverview: boolean,
): Watched {
  const { time, seek, setPlaying } = playback;
  const [isOverview, setIsOverview] = useState(opensOnOverview);
  // Two commands in a row, such as a jump and Play, leave the overview once.
  const onOverview = useRef(isOverview);
  const moment = momentInLink(timeline, time);
  const now = useRef(time);
  now.current = time;
  const written = useRef({ moment, at: Number.NEGATIVE_INFINITY });
  const jumpedAt = useRef(Number.NEGATIVE_INFINITY);

  const write = useCallback((moment: string, how: "pushState" | "replaceState") => {
    window.history[how](null, "", addressAt(moment));
    written.current = { moment, at: performance.now() };
  }, []);

  const leave = useCallback(
    (to: Millis) => {
      onOverview.current = false;
      setIsOverview(false);
      write(momentInLink(timeline, to), "pushState");
      jumpedAt.current = performance.now();
    },
    [timeline, write],
  );
  const open = useCallback(() => {
    setPlaying(false);
    onOverview.current = true;
    setIsOverview(true);
    window.history.pushState(null, "", addressAt(null));
    written.current = { moment: momentInLink(timeline, now.current), at: performance.now() };
  }, [setPlaying, timeline]);

  useEffect(() => {
    if (moment === written.current.moment) return;
    const wait = written.current.at + WRITE_EVERY_MS - performance.now();
    const timer = setTimeout(() => write(moment, "replaceState"), Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [moment, write]);

  useEffect(() => {
    const goBack = () => {
      const there = new URLSearchParams(window.location.search).get("t");
      const to = there === null ? null : parseMoment(there);
      onOverview.current = there === null;
      setIsOverview(there === null);
      if (there === null) setPlaying(false);
      if (there === null || to === null) return;
      written.current = { moment: there, at: performance.now() };
      jumpedAt.current = Number.NEGATIVE_INFINITY;
      seek(timeline.toPlayed(to));
    };
    window.addEventListener("popstate", goBack);
    return () => window.removeEventListener("popstate", goBack);
  }, [seek, setPlaying, timeline]);

  const jump = useCallback(
    (to: Millis) => {
      if (onOverview.current) leave(to);
      else if (Math.abs(to - now.current) > FAR_MS) {
        if (performance.now() - jumpedAt.current > SAME_SEARCH_MS) {
          write(momentInLink(timeline, now.current), "replaceState");
          write(momentInLink(timeline, to), "pushState");
        }
        jumpedAt.current = performance.now();
      }
      seek(to);
    },
    [leave, seek, timeline, write],
  );
  const play = useCallback(
    (playing: boolean) => {
      if (onOverview.current && playing) leave(now.current);
      setPlaying(playing);
    },
    [leave, setPlaying],
  );
  const overview = useMemo(() => ({ shown: isOverview, open }), [isOverview, open]);
  return { playback: { ...playback, seek: jump, setPlaying: play }, overview };
}

/** This page's address at another moment, or without any; the rest of it, such as the share link's key, stays. */
function addressAt(moment: string | null): string {
  const { pathname, search, hash } = window.location;
  const others = search
    .slice(1)
    .split("&")
    .filter((one) => one !== "" && !one.startsWith("t="));
  const all = moment === null ? others : [...others, `t=${moment}`];
  return `${pathname}${all.length === 0 ? "" : `?${all.join("&")}`}${hash}`;
}

"use client";

import { useCallback, useEffect, useRef } from "react";
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

/**
 * Keeps the played moment in the page's address (`?t=12:31`), so that a reloaded page continues there. Each jump is an entry in the
 * browser's history, so Back returns to the previous moment. The address is in log time, like links to a moment.
 */
export function useMomentInAddress(playback: Playback, timeline: Timeline): Playback {
  const { time, seek } = playback;
  const moment = momentInLink(timeline, time);
  const now = useRef(time);
  now.current = time;
  const written = useRef({ moment, at: Number.NEGATIVE_INFINITY });
  const jumpedAt = useRef(Number.NEGATIVE_INFINITY);

  const write = useCallback((moment: string, how: "pushState" | "replaceState") => {
    window.history[how](null, "", addressAt(moment));
    written.current = { moment, at: performance.now() };
  }, []);

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
      if (there === null || to === null) return;
      written.current = { moment: there, at: performance.now() };
      jumpedAt.current = Number.NEGATIVE_INFINITY;
      seek(timeline.toPlayed(to));
    };
    window.addEventListener("popstate", goBack);
    return () => window.removeEventListener("popstate", goBack);
  }, [seek, timeline]);

  const jump = useCallback(
    (to: Millis) => {
      if (Math.abs(to - now.current) > FAR_MS) {
        if (performance.now() - jumpedAt.current > SAME_SEARCH_MS) {
          write(momentInLink(timeline, now.current), "replaceState");
          write(momentInLink(timeline, to), "pushState");
        }
        jumpedAt.current = performance.now();
      }
      seek(to);
    },
    [seek, timeline, write],
  );
  return { ...playback, seek: jump };
}

/** This page's address at another moment; the rest of it, such as the share link's key, stays. */
function addressAt(moment: string): string {
  const { pathname, search, hash } = window.location;
  const others = search
    .slice(1)
    .split("&")
    .filter((one) => one !== "" && !one.startsWith("t="));
  return `${pathname}?${[...others, `t=${moment}`].join("&")}${hash}`;
}

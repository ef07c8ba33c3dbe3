import type { Millis, RunNumber } from "./log/events";

/** Whether a page hears its class. */
export type ConnectionState = "connecting" | "live" | "offline";

/**
 * Whether a page's runs would survive a reload: not known yet; all but the last seconds of them; no, for this browser keeps nothing; or
 * only as they were before its storage was full.
 */
export type Keeping = "opening" | "kept" | "missing" | "full";

/** What happened to a run while its page was being reloaded, or was offline. */
export type RunNewsItem = {
  /**
   * It goes on after the reload. It could not, since nothing was kept of it. Its round closed before the class had all its `points`, or
   * before the class had heard of it at all.
   */
  readonly kind: "resumed" | "not-kept" | "too-late" | "unheard";
  readonly run: RunNumber;
  readonly round: number;
  readonly points: number;
};

/** Where somebody stands whom the teacher removed. `back`: the browser has its seat again, in its cookie. */
export type ReturnStatus = "removed" | "asked" | "declined" | "back";

/** The clock of a replay: it can be stopped, sped up and set. */
export type Playback = {
  /** From 0 to the replay's duration, in played time: pauses are folded. */
  readonly time: Millis;
  readonly playing: boolean;
  /** How many seconds of class pass per second. */
  readonly speed: number;
  /** At the end, playing starts over. */
  readonly setPlaying: (playing: boolean) => void;
  readonly seek: (time: Millis) => void;
  readonly setSpeed: (speed: number) => void;
};

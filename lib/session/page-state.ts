import type { Millis, RunNumber } from "./log/events";

/** The state of a page's connection to its class. */
export type ConnectionState = "connecting" | "live" | "offline";

/**
 * Whether a page's runs would survive a reload: "opening", not known yet; "kept", all but the last seconds; "missing", no, because this
 * browser stores nothing; "full", only as they were before its storage was full.
 */
export type Keeping = "opening" | "kept" | "missing" | "full";

/** What happened to a run while its page was being reloaded, or was offline. */
export type RunNewsItem = {
  /**
   * "resumed": it continued after the reload. "not-kept": it could not, because nothing of it was stored. "too-late": its round closed
   * before the class had all its `points`. "unheard": its round closed before the class had received anything of it.
   */
  readonly kind: "resumed" | "not-kept" | "too-late" | "unheard";
  readonly run: RunNumber;
  readonly round: number;
  readonly points: number;
};

/** The state of somebody whom the teacher removed. `back`: the browser has a cookie for its seat again. */
export type ReturnStatus = "removed" | "asked" | "declined" | "back";

/** The clock of a replay, which can be stopped, sped up and set. */
export type Playback = {
  /** From 0 to the replay's duration, in played time (with pauses folded). */
  readonly time: Millis;
  readonly playing: boolean;
  /** How many seconds of class pass per second. */
  readonly speed: number;
  /** Starts over when called with true at the end. */
  readonly setPlaying: (playing: boolean) => void;
  readonly seek: (time: Millis) => void;
  readonly setSpeed: (speed: number) => void;
};

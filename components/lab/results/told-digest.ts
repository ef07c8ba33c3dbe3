import type { RoundDigest } from "@/lib/session/round-digest";

/** What a closed round showed, as far as this page was told: a lab itself knows only its own runs whole. */
export type ToldDigest = {
  readonly digest: RoundDigest | null;
  /** It cannot be had at the moment, and is asked for again. */
  readonly failed: boolean;
};

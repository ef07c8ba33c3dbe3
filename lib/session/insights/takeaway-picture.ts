import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { splitInView } from "@/lib/session/board/leaderboard";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import type { ParticipantId } from "@/lib/session/log/events";
import { hasToldNames, type Session } from "@/lib/session/log/session";
import { isAboutFailing, type Takeaway } from "./takeaway";

/** The picture of the class that shows what a takeaway says. */
export type TakeawayPicture = {
  readonly picture: Exclude<ClassPicture, "debrief" | "question" | "vote" | "scale" | "surfaces" | "misses">;
  /** Whose run stands out in it; null: nobody's. */
  readonly participant: ParticipantId | null;
  /** The learning rates that it speaks of: the best run at each stands out. */
  readonly rates: readonly number[];
};

/**
 * The picture beside a takeaway. Whoever is singled out for what went wrong does not stand out in it until the host tells who it was, nor is there a picture
 * from which that could be told. `challenge`: null if unknown to this version.
 */
export function pictureOf(
  takeaway: Takeaway,
  session: Session,
  round: number,
  challenge: Pick<ChallengeInfo, "view"> | null,
): TakeawayPicture {
  const isKept = isAboutFailing(takeaway) && !hasToldNames(session, round);
  const participant = isKept ? null : (takeaway.values.participant ?? null);
  const shown = shownBy(takeaway, challenge, isKept);
  const isSealed = shown === "sizes" && splitInView(session, round) === "train";
  return { picture: isSealed ? "curves" : shown, participant, rates: ratesIn(takeaway) };
}

function shownBy(
  { key }: Takeaway,
  challenge: Pick<ChallengeInfo, "view"> | null,
  isKept: boolean,
): TakeawayPicture["picture"] {
  switch (key) {
    case "rate-between":
    case "rate-too-small":
    case "rate-too-large":
    case "rate-diverged":
      return "rates";
    case "mistake-measured":
    case "mistake-on-test":
      return challenge?.view === "curve" ? "fits" : "curves";
    case "convolution-gains":
    case "smaller-won":
    case "by-heart":
    case "by-heart-sealed":
    case "training-leader":
    case "understood":
      return "sizes";
    // Words stand beside their network's owner, and how much it recites.
    case "recited":
      return isKept ? "sizes" : "words";
    case "loop":
    case "stopped-late":
    case "class-gained":
    case "tried-again":
    case "promise-kept":
      return "curves";
  }
}

function ratesIn(takeaway: Takeaway): number[] {
  switch (takeaway.key) {
    case "rate-between":
      return [takeaway.values.small, takeaway.values.bestRate, takeaway.values.large];
    case "rate-too-small":
      return [takeaway.values.small, takeaway.values.bestRate];
    case "rate-too-large":
      return [takeaway.values.bestRate, takeaway.values.large];
    case "rate-diverged":
      return [takeaway.values.bestRate, takeaway.values.rate];
    default:
      return [];
  }
}

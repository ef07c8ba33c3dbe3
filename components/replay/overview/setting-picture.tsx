import { useMemo } from "react";
import { SmallPicture } from "@/components/board/debrief/small-picture";
import { ClassPictureView } from "@/components/class-pictures/class-picture-view";
import { RateSentence } from "@/components/class-pictures/rate-sentence";
import { SizeSentence } from "@/components/class-pictures/size-sentence";
import { useClassColours } from "@/components/class-pictures/use-class-colours";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { rateScatter, sizeScatter } from "@/lib/session/board/class-scatter";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { Session } from "@/lib/session/log/session";

type SettingPictureProps = {
  readonly session: Session;
  readonly round: number;
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly setting: "rates" | "sizes";
};

/** How the learning rate, or the size, decided the round: the class's picture, small, and its sentence. */
export function SettingPicture({ session, round, challenges, setting }: SettingPictureProps) {
  const challenge = challenges[round] ?? null;
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const colours = useClassColours({ session, round, challenge, standings, chosen: null });
  return (
    <div className="flex flex-col gap-2">
      <SmallPicture picture={setting} size="desk">
        <ClassPictureView
          {...{ session, round, challenges, colours }}
          picture={setting}
          drawNetworks={null}
          size="desk"
          small
        />
      </SmallPicture>
      <p className="text-pretty text-sm">
        <Sentence {...{ session, round, setting }} challenge={challenge} />
      </p>
    </div>
  );
}

function Sentence({
  session,
  round,
  challenge,
  setting,
}: Omit<SettingPictureProps, "challenges"> & { challenge: ChallengeInfo | null }) {
  const rates = useMemo(
    () => (setting === "rates" ? rateScatter(session, round, challenge?.task ?? null) : null),
    [setting, session, round, challenge],
  );
  const sizes = useMemo(
    () => (setting === "sizes" && challenge ? sizeScatter(session, round, challenge) : null),
    [setting, session, round, challenge],
  );
  // The picture of a setting is shown only where it was free.
  if (rates) return <RateSentence scatter={rates} held={false} />;
  return sizes && <SizeSentence scatter={sizes} held={false} />;
}

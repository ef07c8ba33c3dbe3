import { useMemo, useState } from "react";
import { useClassColours } from "@/components/class-pictures/use-class-colours";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { EventBody } from "@/lib/session/log/events";
import { ProjectorAt } from "./class-screens";
import { madeUpNetworks } from "./made-up-networks";
import { classAt } from "./sample-class";
import { part, type Shelf, screen } from "./specimen";

const VEILED = { hidden: { board: true, names: false } } as const;
/** By picture, the challenges that show all that it can look like. */
const OF_CHALLENGES = {
  fits: ["noisy-curve"],
  misses: [
    "digits-2",
    "glasses-or-rings",
    "mislabelled-drawings",
    "two-spirals",
    "mislabelled-moons",
    "penguins-2",
  ],
} as const;

export const NETWORK_PICTURES: Shelf = {
  title: "Pictures of networks",
  specimens: [
    ...Object.entries(OF_CHALLENGES).flatMap(([picture, challenges]) =>
      challenges.flatMap((challenge) => {
        const of = { picture: picture as keyof typeof OF_CHALLENGES, challenge };
        return [
          screen(`${picture}: ${challenge}`, <OnWall {...of} />),
          part(`On a desk, ${picture}: ${challenge}`, <OnDesk {...of} />),
        ];
      }),
    ),
    screen(
      "fits: pointed at",
      <OnWall picture="fits" challenge="noisy-curve" sketch={{ spotlight: true }} />,
    ),
    screen("fits: board hidden", <OnWall picture="fits" challenge="noisy-curve" sketch={{ ...VEILED }} />),
    screen(
      "fits: board hidden, pointed at",
      <OnWall picture="fits" challenge="noisy-curve" sketch={{ ...VEILED, spotlight: true }} />,
    ),
    screen("fits: nobody yet", <OnWall picture="fits" challenge="noisy-curve" sketch={{ students: 0 }} />),
    screen("misses: nobody yet", <OnWall picture="misses" challenge="digits-2" sketch={{ students: 0 }} />),
  ],
};

type Wanted = {
  picture: keyof typeof OF_CHALLENGES;
  challenge: string;
  sketch?: Partial<Parameters<typeof classAt>[0]>;
  later?: readonly EventBody[];
};

function infoOf(challenge: string) {
  return challengeInfo(findChallenge(challenge)!);
}

function OnWall({ picture, challenge, sketch }: Wanted) {
  const info = infoOf(challenge);
  return (
    <ProjectorAt
      session={() => classAt({ moment: "closed", ...sketch }, [], { challenge })}
      {...{ picture, challenges: [info], tasks: [info.task] }}
    />
  );
}

function OnDesk({ picture, challenge }: Wanted) {
  const [session] = useState(() => classAt({ moment: "closed" }, [], { challenge }));
  const standings = useMemo(() => leaderboard(session, 0), [session]);
  const colours = useClassColours({
    session,
    round: 0,
    challenge: infoOf(challenge),
    standings,
    chosen: null,
  });
  return <div className="h-112">{madeUpNetworks("desk")({ picture, session, round: 0, colours })}</div>;
}

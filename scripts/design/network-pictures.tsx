import { useMemo, useState } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { Debrief } from "@/components/board/debrief/debrief";
import { TakeawayPicture } from "@/components/board/debrief/takeaway-picture";
import { useClassColours } from "@/components/class-pictures/use-class-colours";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { Takeaway } from "@/lib/session/insights/takeaway";
import type { EventBody } from "@/lib/session/log/events";
import { ProjectorAt } from "./class-screens";
import { madeUpNetworks } from "./made-up-networks";
import { classAt } from "./sample-class";
import { nothing, part, type Shelf, screen } from "./specimen";

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
    ...(["projector", "desk", "lab"] as const).map((size) =>
      (size === "projector" ? screen : part)(
        `Takeaways with their pictures, ${size}`,
        <Pictured size={size} />,
      ),
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

const TOLD: readonly Takeaway[] = [
  {
    key: "rate-between",
    values: { small: 0.001, smallScore: 8.2, bestRate: 0.1, bestScore: 88.8, large: 10, largeScore: 41.5 },
  },
  { key: "smaller-won", values: { parameters: 161, score: 88.8, largest: 868, largestScore: 74.3 } },
  {
    key: "mistake-measured",
    values: { bestMistake: 0.21, bestScore: 88.8, worstMistake: 0.62, worstScore: 8.2 },
  },
];

function Pictured({ size }: { size: BoardSize }) {
  const challenge = "noisy-curve";
  const [session] = useState(() => classAt({ moment: "closed" }, [], { challenge }));
  const drawn = {
    session,
    round: 0,
    challenges: [infoOf(challenge)],
    drawNetworks: madeUpNetworks(size),
    size,
  };
  const onOpen = size === "projector" ? undefined : nothing;
  const debrief = (
    <Debrief
      {...{ session, size, takeaways: TOLD }}
      round={0}
      pictureOf={(takeaway) => <TakeawayPicture {...{ ...drawn, takeaway, onOpen }} />}
    />
  );
  if (size !== "projector") return debrief;
  return (
    <div data-screen="projector" className="h-dvh bg-canvas p-6 text-ink">
      {debrief}
    </div>
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

import { type ComponentProps, useMemo, useState } from "react";
import { ClassPictureView } from "@/components/class-pictures/class-picture-view";
import { useClassColours } from "@/components/class-pictures/use-class-colours";
import { BetweenView } from "@/components/lab/results/between-view";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { roundDigest } from "@/lib/session/board/round-digest";
import { DeskAt, ProjectorAt, ReplayAt } from "./class-screens";
import { type LettersSketch, lettersChallenge, lettersClass, lettersLog, voteOf } from "./sample-letters";
import { part, type Shelf, screen } from "./specimen";

/** What a class sees of a round about letters. */
export const LETTERS: Shelf = {
  title: "Letters",
  specimens: [
    screen("Words, nobody trains", <Wall sketch={{ students: 30, stage: "untrained" }} picture="words" />),
    screen("Words, 3 students", <Wall sketch={{ students: 3, stage: "training" }} picture="words" />),
    screen("Words, 12 students", <Wall sketch={{ students: 12, stage: "training" }} picture="words" />),
    screen("Words, 30 students", <Wall sketch={{ students: 30, stage: "training" }} picture="words" />),
    screen("Words, 60 students", <Wall sketch={{ students: 60, stage: "training" }} picture="words" />),
    screen(
      "Words, board and names hidden",
      <Wall
        sketch={{ students: 30, stage: "training", hidden: { board: true, names: true } }}
        picture="words"
      />,
    ),
    screen(
      "Words, Arabic",
      <Wall sketch={{ students: 30, stage: "training", words: "arabic" }} picture="words" />,
    ),
    screen(
      "Words, lines of poems",
      <Wall sketch={{ students: 20, stage: "training", words: "lines" }} picture="words" />,
    ),
    screen("Sizes", <Wall sketch={{ students: 30, stage: "closed" }} picture="sizes" />),
    screen(
      "Sizes, board hidden",
      <Wall
        sketch={{ students: 30, stage: "closed", hidden: { board: true, names: true } }}
        picture="sizes"
      />,
    ),
    screen("Curves", <Wall sketch={{ students: 30, stage: "training" }} picture={null} />),
    screen("Vote, none yet", <Wall sketch={{ students: 30, stage: "closed" }} picture="vote" />),
    screen(
      "Vote, open",
      <Wall
        sketch={{ students: 30, stage: "closed" }}
        later={voteOf("dinosaurs", 12, false)}
        picture="vote"
      />,
    ),
    screen(
      "Vote, the answers",
      <Wall
        sketch={{ students: 30, stage: "closed" }}
        later={voteOf("dinosaurs", 28, true)}
        picture="vote"
      />,
    ),
    screen(
      "Vote, Arabic words",
      <Wall
        sketch={{ students: 30, stage: "closed", words: "arabic" }}
        later={voteOf("arabic", 28, true)}
        picture="vote"
      />,
    ),
    screen(
      "Vote, lines of poems",
      <Wall
        sketch={{ students: 30, stage: "closed", words: "lines" }}
        later={voteOf("lines", 28, false)}
        picture="vote"
      />,
    ),
    screen(
      "Vote, answers on lines",
      <Wall
        sketch={{ students: 30, stage: "closed", words: "lines" }}
        later={voteOf("lines", 28, true)}
        picture="vote"
      />,
    ),
    screen(
      "Vote, answers beside a note",
      <Wall
        sketch={{ students: 30, stage: "training" }}
        later={[
          ...voteOf("dinosaurs", 28, true),
          { type: "note-added", text: "Which of them fooled you, and why?", shown: true },
          { type: "round-paused", round: 0 },
        ]}
        picture="vote"
      />,
    ),
    screen(
      "Desk",
      <DeskAt
        session={() => lettersClass({ students: 24, stage: "training" })}
        {...roundOf()}
        drawNetworks={null}
      />,
    ),
    screen(
      "Replay",
      <ReplayAt
        at={0.8}
        log={() => lettersLog({ students: 12, stage: "training" }, voteOf("dinosaurs", 10, true))}
        taskOf={() => lettersChallenge().task}
        challenges={[lettersChallenge()]}
        linkTo={() => "#"}
      />,
    ),
    screen("Student, between rounds", <Between />),
    ...(["words", "vote", "sizes"] as const).map((picture) =>
      part(`View: ${picture}`, <View picture={picture} />),
    ),
  ],
};

function Wall({
  sketch,
  later,
  picture,
}: {
  sketch: LettersSketch;
  later?: ReturnType<typeof voteOf>;
  picture: ComponentProps<typeof ProjectorAt>["picture"];
}) {
  return (
    <ProjectorAt
      session={() => lettersClass(sketch, later)}
      {...roundOf(sketch.words)}
      {...{ samples: {}, picture }}
      drawNetworks={() => null}
    />
  );
}

/** The only round of a class about these words. */
function roundOf(words?: LettersSketch["words"]) {
  const challenge = lettersChallenge(words);
  return { tasks: [challenge.task], challenges: [challenge] };
}

const VOTED = () => lettersClass({ students: 24, stage: "closed" }, voteOf("dinosaurs", 22, true));
function View({ picture }: Pick<ComponentProps<typeof ClassPictureView>, "picture">) {
  const [session] = useState(VOTED);
  const [challenge] = useState(() => lettersChallenge());
  const standings = useMemo(() => leaderboard(session, 0), [session]);
  const colours = useClassColours({ session, round: 0, challenge, standings, chosen: null });
  return (
    <div className="h-112">
      <ClassPictureView
        {...{
          picture,
          session,
          round: 0,
          challenges: [challenge],
          drawNetworks: null,
          colours,
          size: "desk",
        }}
      />
    </div>
  );
}

function Between() {
  const [session] = useState(VOTED);
  const digest = roundDigest(session, 0, () => lettersChallenge());
  return (
    <BetweenView
      {...{ session, self: session.participants[4], round: 0, task: lettersChallenge().task }}
      {...{ digest: { digest, failed: false }, status: null, notice: null, news: null }}
      questions={null}
      own={null}
    />
  );
}

import { type ComponentProps, useMemo, useState } from "react";
import { QuestionPicture } from "@/components/class-pictures/question-picture";
import { AskForm } from "@/components/desk/questions/ask-dialog";
import { QuestionCard } from "@/components/desk/questions/question-card";
import { EMPTY_DRAFT, type QuestionDraft } from "@/components/desk/questions/question-draft";
import { LobbyView, OpenedView } from "@/components/lab/arrival-views";
import { type Answering, answersOnPage, type PageAnswer } from "@/components/lab/questions/answering";
import { CheckCards } from "@/components/lab/questions/check-cards";
import { ClassAnswers } from "@/components/lab/questions/class-answers";
import { ExpectationCard } from "@/components/lab/questions/expectation-card";
import { OwnQuestion } from "@/components/lab/questions/own-question";
import { BetweenView } from "@/components/lab/results/between-view";
import { findChallenge } from "@/lib/challenges/catalogue";
import { exampleSamples } from "@/lib/challenges/planned/example-samples";
import { EMPTY_CURVE } from "@/lib/learning/curves/curve";
import type { Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN } from "@/lib/testing/session/sketched-class";
import { DeskAt, ProjectorAt, ReplayAt } from "./class-screens";
import { Lab } from "./lab";
import { CHALLENGES, digestOf, logOf, selfIn } from "./sample-class";
import {
  ASKED_EVENTS,
  aboutToTrain,
  askedOnce,
  askedTwice,
  asking,
  checked,
  checksIn,
  closing,
  guessedTwice,
  guessing,
  introduced,
  longest,
  longestTwice,
  predicted,
  RATE,
  scorePredicted,
} from "./sample-questions";
import type { SampleTraining } from "./sample-training";
import { nothing, part, type Shelf, screen } from "./specimen";

const [CHALLENGE] = CHALLENGES;
const SAMPLES = exampleSamples(SKETCHED_PLAN);
const FRESH = { training: { status: "ready", run: null, curve: EMPTY_CURVE }, fresh: true } as const;
const LONG: QuestionDraft = { text: "Which of these is it?", kind: "choices", choices: ["One", "", "One"] };

/** Questions in labs, on the desk, on the wall, in a replay. */
export function questionShelf(sample: SampleTraining): Shelf {
  const lab = (name: string, session: Session, given = NOTHING_GIVEN) =>
    screen(`Lab: ${name}`, <AskedLab {...{ sample, session, given }} />);
  const wall = (
    name: string,
    session: () => Session,
    props: Partial<ComponentProps<typeof ProjectorAt>> = {},
  ) => screen(`Wall: ${name}`, <ProjectorAt {...{ session }} {...props} />);
  const shown = { picture: "question" } as const;
  const desk = (name: string, session: () => Session) =>
    screen(`Desk: ${name}`, <DeskAt session={session} />);
  return {
    title: "Questions",
    specimens: [
      screen("Lab: before the lesson", <Lobby session={checksIn(3)} />),
      screen("Lab: before the lesson, all answered", <Lobby session={checksIn(12)} />),
      screen("Lab: introduced", <Opened session={introduced(3)} />),
      lab("prediction", aboutToTrain(3)),
      lab("prediction, given", aboutToTrain(12)),
      lab("prediction, kept until there is a connection", aboutToTrain(3), new Map([[0, WAITING]])),
      lab("own question", asking(3)),
      lab("own question, answered", asking(12)),
      lab("own question, a number", guessing(3)),
      lab("own question, as long as can be", longest(3)),
      lab("own question, closed", askedOnce()),
      screen("Lab: the class's answers", <Between session={predicted()} />),
      screen("Lab: before and after", <Between session={checked()} />),
      screen("Lab: closing questions", <Between session={closing(3)} />),
      wall("lobby", () => checksIn(12)),
      wall("lobby, questions", () => checksIn(12), shown),
      wall("introduced", () => introduced(18)),
      wall("about to train", () => aboutToTrain(27)),
      wall("what came of it", predicted, shown),
      wall("between rounds", () => predicted(RATE), {}),
      wall("a score", scorePredicted, shown),
      wall("own question", () => asking(12), shown),
      wall("asked twice", askedTwice, shown),
      wall("a number twice", guessedTwice, shown),
      wall("as long as can be", () => longest(12), shown),
      wall("as long as can be, twice", longestTwice, shown),
      wall("closing questions", () => closing(12), shown),
      wall("before and after", checked, shown),
      desk("introduced", () => introduced(18)),
      desk("own question", () => asking(12)),
      desk("asked twice", askedTwice),
      desk("closing questions", () => closing(12)),
      part("Desk: ask", <Ask draft={EMPTY_DRAFT} />),
      part("Desk: ask, filled in", <Ask draft={LONG} />),
      part("Desk: card", <Card session={introduced(18)} />),
      part("Desk: card, before and after", <Card session={checked()} />),
      part("Desk: picture", <Picture session={predicted()} />),
      part("Desk: picture of a number", <Picture session={scorePredicted()} />),
      screen("Replay", <Replayed />),
    ],
  };
}

const WAITING: PageAnswer = { answer: 2, state: "waiting" };
const NOTHING_GIVEN: ReadonlyMap<number, PageAnswer> = new Map();

function answeringIn(session: Session, given = NOTHING_GIVEN): Answering {
  return {
    ...answersOnPage(session.questions, selfIn(session).id, given),
    ...{ give: nothing, aside: new Set<string>(), putAside: nothing, takeUp: nothing },
  };
}

/** The student's answers were among the first ones, unless fewer have answered. */
function seated(session: Session) {
  return { session, self: selfIn(session), answering: answeringIn(session) };
}

const FRAME = { status: null, notice: null, news: null };

function Lobby({ session }: { session: Session }) {
  return <LobbyView {...FRAME} {...seated(session)} questions={<CheckCards {...seated(session)} />} />;
}

function Opened({ session }: { session: Session }) {
  return (
    <OpenedView
      {...FRAME}
      {...{ session, round: 0, challenge: CHALLENGE, sample: SAMPLES[CHALLENGE.id] }}
      expectation={<ExpectationCard {...seated(session)} round={0} />}
    />
  );
}

function AskedLab({
  sample,
  session,
  given,
}: {
  sample: SampleTraining;
  session: Session;
  given: ReadonlyMap<number, PageAnswer>;
}) {
  const seat = { session, self: selfIn(session), answering: answeringIn(session, given) };
  const hasTrained = seat.self.runs.length > 0;
  const prediction = session.questions.findIndex(({ purpose }) => purpose === "prediction");
  return (
    <Lab
      {...{ sample, session }}
      {...(hasTrained ? {} : FRESH)}
      notice={<OwnQuestion {...seat} />}
      expectation={
        <ExpectationCard
          {...seat}
          round={0}
          className="max-md:order-first md:max-h-[60%] md:shrink-0 md:overflow-y-auto"
        />
      }
      expectFirst={!hasTrained && prediction !== -1 && seat.answering.answerTo(prediction) === null}
    />
  );
}

function Between({ session }: { session: Session }) {
  const digest = useMemo(() => ({ digest: digestOf(session, 0), failed: false }), [session]);
  const outcome = digest.digest?.outcome ?? null;
  return (
    <BetweenView
      {...FRAME}
      {...{ ...seated(session), digest, round: 0, task: CHALLENGE.task }}
      questions={
        <>
          <CheckCards {...seated(session)} />
          <ClassAnswers {...{ ...seated(session), outcome }} round={0} />
        </>
      }
      own={null}
    />
  );
}

function Ask({ draft: first }: { draft: QuestionDraft }) {
  const [draft, onDraft] = useState(first);
  return (
    <div className="max-w-md">
      <AskForm {...{ draft, onDraft }} next={0} onCommand={async () => "choices-alike"} onDone={nothing} />
    </div>
  );
}

function Card({ session }: { session: Session }) {
  return (
    <div className="w-64">
      <QuestionCard
        {...{ session }}
        disabled={false}
        scripted={false}
        onCommand={nothing}
        onWrite={nothing}
      />
    </div>
  );
}

function Picture({ session }: { session: Session }) {
  return (
    <div className="h-112">
      <QuestionPicture {...{ session }} round={0} size="desk" />
    </div>
  );
}

function Replayed() {
  return (
    <ReplayAt
      at={1}
      log={() => logOf({ moment: "closed", students: 30 }, ASKED_EVENTS)}
      taskOf={(id) => findChallenge(id)?.task ?? null}
    />
  );
}

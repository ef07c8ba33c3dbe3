import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { challengeOptions } from "@/app/teach/challenge-options";
import { startOf } from "@/app/teach/known-challenges";
import { CodeForm } from "@/components/join/code-form";
import { EntryPage } from "@/components/join/entry-page";
import { KeptSeat } from "@/components/join/kept-seat";
import { LockedDoor } from "@/components/join/locked-door";
import { DrawnNameForm, NicknameForm } from "@/components/join/nickname-form";
import type { LessonActions, ListedLesson } from "@/components/teach/lessons/listed";
import { WordsPreview } from "@/components/teach/own/words-preview";
import { DraftNotice } from "@/components/teach/plan/draft-notice";
import { PlanForm } from "@/components/teach/plan/plan-form";
import { PlanList } from "@/components/teach/plan/plan-list";
import { PlanSources } from "@/components/teach/plan/plan-sources";
import { RoundRulesDialog } from "@/components/teach/plan/round-rules-dialog";
import { RoundWordsDialog } from "@/components/teach/plan/words/round-words-dialog";
import { RefusalNotice } from "@/components/teach/refusal-notice";
import { type ListedSession, SessionList } from "@/components/teach/sessions/session-list";
import { SetUpForm } from "@/components/teach/set-up-form";
import { SignInForm } from "@/components/teach/sign-in-form";
import { TeacherPage } from "@/components/teach/teacher-page";
import { WaitNotice } from "@/components/teach/wait-notice";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { outlineOf } from "@/lib/challenges/own-words";
import type { Locale } from "@/lib/i18n/locales";
import { guessScript, readWordListAtOnce } from "@/lib/learning/letters/word-list";
import { lesson } from "@/lib/session/decide/lesson/lesson-plan";
import { openRound, type PlannedRound } from "@/lib/session/decide/plan";
import { NICKNAME_WORDS, nameLanguage } from "@/lib/session/names/nickname-words";
import { ownList } from "@/lib/testing/learning/own-list";
import { CODE, TITLE } from "./sample-class";
import { accepted, nothing, part, type Shelf, screen } from "./specimen";
import { IDENTITIES } from "./teach/identities";

export const JOIN: Shelf = {
  title: "Join",
  specimens: [
    screen("Code", <Code typed="" problem={null} />),
    screen("Code, half typed", <Code typed="K7M" problem={null} />),
    screen("Code, refused", <Code typed={CODE} problem="no-such-code" />),
    screen("Nickname", <Nickname />),
    screen("Nickname, taken", <Nickname refusal="nickname-taken" />),
    screen("Drawn name", <DrawnName />),
    screen("Seat kept", <Kept />),
    screen("Locked", <Locked />),
  ],
};

export const DAY = "2026-03-02T09:30:00.000Z";
const LIVE: ListedSession = {
  ...{ id: "live", title: TITLE, joinCode: CODE, createdAt: DAY, deletedOn: null, classLabel: null },
  ...{ hostName: null, begun: true, rounds: 5, students: 24, runs: 131 },
};
const NO_LINK = { token: null, expiresAt: null };
const NOT_SHARED = { ...NO_LINK, animals: true, practice: NO_LINK };
const PAST: ListedLesson = {
  ...{ id: "past", title: TITLE, joinCode: CODE, createdAt: DAY, deletedOn: "2026-06-02T09:30:00.000Z" },
  ...{ kept: false, archived: false, classLabel: "8b", hostName: null, rounds: 5, students: 24, runs: 131 },
  ...{ winners: ["Curious Otter"], share: NOT_SHARED },
};
const KEPT: ListedLesson = {
  ...{ ...PAST, id: "kept", title: "Neural networks, 9A", deletedOn: null, kept: true, classLabel: "9a" },
  ...{ winners: ["Brave Fox", "Calm Owl", "Zoë", "Ada"], share: { ...NOT_SHARED, token: "token" } },
};
const SHARED: ListedLesson = {
  ...PAST,
  id: "shared",
  classLabel: null,
  hostName: "Grace Hopper",
  winners: null,
};
const DRAFT = { onDiscard: nothing, onKeepMine: nothing, onTakeTheirs: nothing };
export const ONE_PAGE = { page: 0, more: false };

const RIVERS = ownList(400).words.join("\n");
const ARABIC_LETTERS = "ابتثجحخدذرز";
const ARABIC_WORDS = Array.from({ length: 60 }, (_, number) =>
  [...String(1_000 + 37 * number)].map((digit) => ARABIC_LETTERS[Number(digit)]).join(""),
);
const WORDS = [
  ["ready", RIVERS],
  ["in Arabic", ARABIC_WORDS.join("\n")],
  ["some left out", `${RIVERS}\nCursed\nbrabra\nbrabra\n${`${"x".repeat(61)}\n`.repeat(47)}`],
  ["too few", "river"],
  ["no text", "\0\u0001"],
  ["too large", "river\n".repeat(300_000)],
  ["too many letters", Array.from({ length: 200 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join("\n")],
] as const;

export const TEACH: Shelf = {
  title: "Teach",
  specimens: [
    screen("Set up", <Door>{<SetUpForm onSetUp={accepted} />}</Door>),
    screen("Sign in", <Door>{<SignInForm onSignIn={accepted} />}</Door>),
    part("Refused", <RefusalNotice code="sign-in-failed" />),
    part("Has to wait", <WaitNotice refusal={{ waitSeconds: 90 }} />),
    screen("No sessions", <Sessions live={[]} past={[]} />),
    screen("Sessions", <Sessions live={[LIVE]} past={[PAST, KEPT, SHARED]} />),
    screen("Sessions, nothing found", <Sessions live={[]} past={[]} search="moons" />),
    screen("Sessions, the clock in doubt", <Sessions live={[]} past={[PAST]} doubt />),
    screen("New session", <Plan purpose="session" />),
    ...WORDS.map(([state, text]) => part(`Own words, ${state}`, <OwnWords text={text} />)),
    screen("Lesson plan", <Plan purpose="kept" />),
    screen("New session, no rounds", <Plan purpose="session" empty />),
    screen("Rules of a round", <Rules />),
    screen("Words of a round", <Words />),
    screen("Lesson plans", <Plans />),
    ...(["saved", "elsewhere", "failed"] as const).map((kind) =>
      part(`Draft: ${kind}`, <DraftNotice state={{ kind }} {...DRAFT} />),
    ),
    part(
      "Draft: restored",
      <DraftNotice state={{ kind: "restored", savedAt: Date.parse(DAY), outdated: true }} {...DRAFT} />,
    ),
    ...IDENTITIES,
  ],
};

/** The frame of the pages for joining, whose texts come from the server. */
function Entry({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const texts = { home: t("common.home"), teach: t("join.teach"), toggleTheme: t("common.toggleTheme") };
  return (
    <EntryPage locale={useLocale() as Locale} texts={texts}>
      {children}
    </EntryPage>
  );
}

function Code({ typed, problem }: { typed: string; problem: "no-such-code" | null }) {
  const t = useTranslations("join");
  const problems = useTranslations("problems");
  return (
    <Entry>
      <h1 className="mb-8 text-3xl sm:text-4xl">{t("title")}</h1>
      <CodeForm
        initial={{ typed, error: problem && problems(problem) }}
        texts={{
          ...{ label: t("codeLabel"), hint: t("codeHint"), lookAlike: t.raw("codeLookAlike") },
          ...{ tooShort: t("codeTooShort"), notFound: t("codeNotFound"), join: t("join") },
        }}
      />
    </Entry>
  );
}

function Nickname({ refusal = null }: { refusal?: "nickname-taken" | null }) {
  const t = useTranslations("join");
  const problems = useTranslations("problems");
  const words = NICKNAME_WORDS[nameLanguage(useLocale())];
  return (
    <Entry>
      <h1 className="mb-8 text-3xl">
        <bdi>{TITLE}</bdi>
      </h1>
      <NicknameForm
        suggestions={["Curious Otter", "Brave Falcon", "Gentle Lynx"]}
        words={words}
        texts={{
          ...{ label: t("nicknameLabel"), hint: t("nicknameHint"), suggestions: t("suggestions") },
          ...{ otherSuggestions: t("otherSuggestions"), enter: t("enter"), entering: t("entering") },
        }}
        onJoin={async () => refusal && problems(refusal)}
      />
    </Entry>
  );
}

function DrawnName() {
  const t = useTranslations("join");
  return (
    <Entry>
      <p className="mb-6 text-lg">{t("drawnNames", { example: "Curious Otter" })}</p>
      <DrawnNameForm texts={{ enter: t("enter"), entering: t("entering") }} onJoin={accepted} />
    </Entry>
  );
}

function Kept() {
  return (
    <Entry>
      <KeptSeat title={TITLE} nickname="Curious Otter" lab="#" another="#" />
    </Entry>
  );
}

function Locked() {
  const t = useTranslations();
  return (
    <Entry>
      <LockedDoor sentence={t("problems.lobby-locked")} href="#" tryAgain={t("join.tryAgain")} />
    </Entry>
  );
}

/** The teacher's frame, before or after signing in. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <TeacherPage teacher={null} width="narrow">
      {children}
    </TeacherPage>
  );
}

export function Inside({ children }: { children: ReactNode }) {
  return (
    <TeacherPage teacher={{ name: "Ada Lovelace", owner: true, onSignOut: nothing }} width="wide">
      {children}
    </TeacherPage>
  );
}

function Sessions({
  live,
  past,
  doubt = false,
  search = "",
}: {
  live: readonly ListedSession[];
  past: readonly ListedLesson[];
  doubt?: boolean;
  search?: string;
}) {
  return (
    <Inside>
      <SessionList
        {...{ live, lessons: past, pages: { page: 0, more: past.length > 0 }, daysKept: 90 }}
        filter={{ search, classLabel: null, archived: false }}
        classes={past.length > 0 || search !== "" ? CLASSES : []}
        {...{ inList: past.length + search.length, archived: past.length > 0 ? 4 : 0 }}
        places={{ publicUrl: "https://class.example.org", localHost: null }}
        actions={LESSON_ACTIONS}
        onChanged={nothing}
        clockDoubt={doubt ? { now: DAY, last: "2025-03-02T09:30:00.000Z" } : null}
        onConfirmClock={async () => {}}
      />
    </Inside>
  );
}

const CLASSES = [
  { label: "8b", count: 12, own: true },
  { label: "9a", count: 3, own: true },
];
const LESSON_ACTIONS: LessonActions = {
  ...{ remove: async () => {}, keep: async () => {}, rename: accepted, label: accepted },
  ...{ renameClass: accepted, archive: accepted },
  share: {
    ...{ share: async () => "no-answer", revoke: accepted },
    ...{ sharePractice: async () => "no-answer", revokePractice: accepted },
  },
  teachers: { load: async () => "no-answer", add: accepted, remove: accepted, handOver: accepted },
};

/** The lesson, in the reader's language. */
function useLesson() {
  const t = useTranslations("teach.lesson");
  return lesson("default", (key) => t(key));
}

const LESSONS_GIVEN = [
  { name: "default", minutes: 45 },
  { name: "short", minutes: 20 },
] as const;

function Plan({ purpose, empty = false }: { purpose: "session" | "kept"; empty?: boolean }) {
  const lesson = useLesson();
  const plans = [{ id: "short", name: "A short lesson" }];
  return (
    <Inside>
      <PlanForm
        {...{ purpose, challenges: challengeOptions() }}
        initial={startOf(empty ? "" : TITLE, empty ? { rounds: [] } : lesson)}
        {...{
          own: [],
          onMake: async () => "no-answer" as const,
          exampleOf: async () => new ArrayBuffer(),
          outlineOf,
        }}
        sources={
          purpose === "session" && <PlanSources plans={plans} lessons={LESSONS_GIVEN} current="default" />
        }
        onDone={accepted}
        onKeep={purpose === "session" ? accepted : undefined}
      />
    </Inside>
  );
}

/** What is said and asked in the first round of the lesson. */
function Words() {
  const [first] = useLesson().rounds;
  const [round, setRound] = useState(first!);
  return (
    <RoundWordsDialog
      open
      onOpenChange={nothing}
      number={1}
      challenge={challengeInfo(findChallenge(round.challenge)!)}
      round={round}
      onChange={(change) => setRound({ ...round, ...change })}
    />
  );
}

/** What students may change in a round that ranks by final weights. */
function Rules() {
  const [planned, setPlanned] = useState<PlannedRound>({
    ...openRound("moons", 10),
    ...{ ranksBy: "final-weights", trainingScores: true, findLocked: true },
  });
  const { challenge: id, minutes: _, ...rules } = planned;
  const challenge = challengeInfo(findChallenge(id)!);
  return (
    <RoundRulesDialog
      open
      onOpenChange={nothing}
      number={4}
      {...{ challenge, rules }}
      onChange={(change) => setPlanned({ ...planned, ...change })}
    />
  );
}

function OwnWords({ text }: { text: string }) {
  const read = readWordListAtOnce(text, { isOffensive: (word) => word === "cursed" });
  const about = { title: "Rivers", ...guessScript(read.words) };
  const outline = read.problem ? null : outlineOf({ ...about, words: read.words });
  return <WordsPreview {...{ read, outline }} {...about} />;
}

function Plans() {
  const { rounds } = useLesson();
  const own = { id: "short", name: "A short lesson", rounds: rounds.slice(0, 2), changedAt: DAY };
  const lessons = LESSONS_GIVEN.map((one) => ({ ...one, rounds }));
  return (
    <Inside>
      <PlanList lessons={lessons} plans={[own]} pages={ONE_PAGE} onCopy={accepted} onDelete={accepted} />
    </Inside>
  );
}

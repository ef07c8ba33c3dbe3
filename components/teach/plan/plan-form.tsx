"use client";

import { BookmarkPlus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { RefusalNotice } from "@/components/teach/refusal-notice";
import { Button } from "@/components/ui/button";
import { Field, useFirstInvalid } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { Notice } from "@/components/ui/notice";
import { RichText } from "@/components/ui/rich-text";
import { classDrawingsId } from "@/lib/learning/drawing/class-drawings";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { describedInfo } from "@/lib/learning/examples/own-content";
import type { WordsOutline } from "@/lib/learning/letters/own-words";
import type { WordList } from "@/lib/learning/letters/word-list";
import {
  MAX_ROUNDS,
  openRound,
  type Plan,
  type PlanAround,
  type PlannedRound,
} from "@/lib/session/decide/plan";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { lockedNetworkProblem } from "@/lib/session/decide/round-limits";
import { cleanText } from "@/lib/session/names/clean-text";
import type { MakeOwn } from "../own/make-dialogs";
import { type OwnOption, OwnSection } from "../own/own-section";
import type { ExampleOf } from "../own/own-table-dialog";
import { ChallengeCatalogue } from "./challenge-catalogue";
import type { ChallengeOption } from "./challenge-preview";
import { ClockLine } from "./clock-line";
import { DrawnWordsSection } from "./drawn-words/drawn-words-section";
import { addRound, DEFAULT_MINUTES, type PlanDraft, roundsOf } from "./plan-draft";
import { RoundList } from "./round-list";
import { ChecksSection } from "./words/checks-section";
import { unfitWords } from "./words/unfit-words";

export type NewSession = { title: string; plan: Plan };

type Edited = {
  readonly title: string;
  readonly rounds: readonly PlannedRound[];
  readonly around: PlanAround;
};

export type PlanFormProps = {
  challenges: readonly ChallengeOption[];
  initial: NewSession;
  /** What the form makes: a session, or a saved lesson plan. */
  purpose: "session" | "kept";
  /** Shown above the form: where the rounds may come from. */
  sources?: ReactNode;
  /** Whether the draft is saved, shown in the form. */
  draftNotice?: ReactNode;
  /** Called with every change, valid or not. */
  onEdit?: (edited: Edited) => void;
  /** The challenges that the teacher has made. */
  own: readonly OwnOption[];
  exampleOf: ExampleOf;
  /** Keeps another one; otherwise returns the problem. */
  onMake: MakeOwn;
  /** What a teacher's own words would be like as a challenge. */
  outlineOf: (list: WordList) => WordsOutline;
  /** A way to rehearse the rounds as they stand, shown among the form's buttons. */
  rehearsalOf?: (
    rounds: readonly { readonly planned: PlannedRound; readonly challenge: ChallengeInfo }[],
  ) => ReactNode;
  /** Makes the session or saves the plan and leaves the page; otherwise returns the problem. */
  onDone: (session: NewSession) => Promise<ProblemCode | null>;
  /** Saves the rounds as a lesson plan under the title, and stays on the page. */
  onKeep?: (session: NewSession) => Promise<ProblemCode | null>;
};

/** The form for a new session or a lesson plan: its title, its rounds in order, and the catalogue of challenges. */
export function PlanForm(props: PlanFormProps) {
  const { challenges, initial, purpose, sources, draftNotice, outlineOf, onEdit, onDone, onKeep } = props;
  const { rehearsalOf, exampleOf, onMake } = props;
  const t = useTranslations();
  const words = useTranslations(purpose === "session" ? "teach.plan" : "teach.plans.form");
  const [title, setTitle] = useState(initial.title);
  const [draft, setDraft] = useState<PlanDraft>(() => initial.plan.rounds.reduce<PlanDraft>(addRound, []));
  const latestOnEdit = useRef(onEdit);
  useEffect(() => {
    latestOnEdit.current = onEdit;
  });
  const [own, setOwn] = useState(props.own);
  const [around, setAround] = useState<PlanAround>(() => aroundOf(initial.plan));
  useEffect(() => latestOnEdit.current?.({ title, rounds: roundsOf(draft), around }), [title, draft, around]);
  const [attempts, setAttempts] = useState(0);
  const tried = attempts > 0;
  const form = useRef<HTMLFormElement>(null);
  useFirstInvalid(form, attempts);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [announcement, announce] = useState("");
  const [kept, setKept] = useState<string | null>(null);
  const [working, startWorking] = useTransition();
  const titleMissing = cleanText(title) === "";
  const full = draft.length >= MAX_ROUNDS;
  const textsOf = useChallengeTexts();
  const infoOf = (round: PlannedRound) => {
    const info = describedInfo(round) ?? challenges.find((one) => one.info.id === round.challenge)?.info;
    if (!info) throw new Error(`The catalogue has no ${round.challenge}.`);
    return info;
  };
  const add = (round: PlannedRound) => {
    setDraft(addRound(draft, round));
    const { title } = textsOf(infoOf(round));
    announce(t("teach.plan.added", { title, number: draft.length + 1 }));
  };
  /** The first round, from 1, that nobody could train in; 0 when there is none. */
  const broken = draft.findIndex((round) => lockedNetworkProblem(round, infoOf(round))) + 1;

  const unfit = unfitWords(roundsOf(draft), around.checks ?? []);

  function send(to: NonNullable<typeof onKeep>, done: (title: string) => void = () => {}): void {
    setAttempts(attempts + 1);
    setKept(null);
    if (titleMissing || draft.length === 0 || broken > 0 || unfit !== null || working) return;
    const session = { title: title.trim(), plan: { ...around, rounds: roundsOf(draft) } };
    startWorking(async () => {
      const refused = await to(session);
      setRefusal(refused);
      if (refused === null) done(session.title);
    });
  }

  return (
    <form
      ref={form}
      noValidate
      className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
      onSubmit={(event) => {
        event.preventDefault();
        send(onDone);
      }}
    >
      <div className="lg:col-span-2">
        <h1 className="mb-2 text-3xl">{words("title")}</h1>
        <p className="max-w-prose text-ink-muted">{words("intro")}</p>
        {sources}
      </div>
      <div className="flex flex-col gap-4 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)]">
        {/* A column as high as the window: what is added stays in sight, and so does the way on. */}
        <div className="-m-1 flex min-h-0 flex-col gap-6 p-1 lg:overflow-y-auto">
          <Field
            label={words("name")}
            hint={words("nameHint")}
            error={tried && titleMissing ? words("nameMissing") : null}
          >
            <Input
              name="title"
              dir="auto"
              maxLength={120}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              className="h-12 font-medium text-lg"
            />
          </Field>
          <section aria-labelledby="planned-rounds" className="flex flex-col gap-2">
            <h2 id="planned-rounds" className="font-medium text-sm">
              {t("teach.plan.rounds")}
            </h2>
            <div className="rounded-card border border-line bg-surface">
              <RoundList draft={draft} infoOf={infoOf} onChange={setDraft} announce={announce} />
            </div>
            <p aria-live="polite" className="sr-only">
              {announcement}
            </p>
          </section>
          <ChecksSection around={around} onChange={setAround} />
        </div>
        <ClockLine plan={{ ...around, rounds: roundsOf(draft) }} />
        {tried && draft.length === 0 && <Notice tone="danger">{t("teach.plan.roundsMissing")}</Notice>}
        {tried && broken > 0 && (
          <Notice tone="danger">{t("teach.plan.rules.broken", { number: broken })}</Notice>
        )}
        {tried && unfit !== null && (
          <Notice tone="danger">
            {t(unfit.round === null ? "teach.plan.words.unfitCheck" : "teach.plan.words.unfit", {
              number: unfit.round ?? 0,
              problem:
                unfit.code === "too-long" ? t("teach.plan.words.unfitScript") : t(`problems.${unfit.code}`),
            })}
          </Notice>
        )}
        {draftNotice}
        {refusal && <RefusalNotice code={refusal} />}
        {kept !== null && (
          <Notice tone="success">
            <RichText>
              {t.rich("teach.plan.kept", {
                title: kept,
                link: (chunk) => (
                  <Link href="/teach/plans" className="underline underline-offset-4">
                    {chunk}
                  </Link>
                ),
              })}
            </RichText>
          </Notice>
        )}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" size="lg" aria-disabled={working} className="max-sm:w-full">
            {working ? words("creating") : words("create")}
          </Button>
          {onKeep && (
            <Button
              size="lg"
              aria-disabled={working}
              onClick={() => send(onKeep, setKept)}
              className="max-sm:w-full"
            >
              <BookmarkPlus aria-hidden />
              <span>{t("teach.plan.keep")}</span>
            </Button>
          )}
          {rehearsalOf?.(roundsOf(draft).map((planned) => ({ planned, challenge: infoOf(planned) })))}
        </div>
      </div>
      <section aria-labelledby="catalogue" className="flex flex-col gap-2">
        <h2 id="catalogue" className="font-medium text-sm">
          {t("teach.plan.challenges")}
        </h2>
        <ChallengeCatalogue
          challenges={challenges}
          disabled={full}
          onAdd={({ id }) => add(openRound(id, DEFAULT_MINUTES))}
        />
        <OwnSection
          {...{ own, outlineOf, exampleOf, onMake }}
          disabled={full}
          onMade={(made) => setOwn([made, ...own.filter(({ id }) => id !== made.id)])}
          onAdd={({ id, about }) => add({ ...openRound(id, DEFAULT_MINUTES), ...about })}
        />
        <DrawnWordsSection
          disabled={full}
          onAdd={(drawings) => add({ ...openRound(classDrawingsId(drawings), DEFAULT_MINUTES), drawings })}
        />
        {full && <p className="text-ink-muted text-sm">{t("teach.plan.full", { max: MAX_ROUNDS })}</p>}
      </section>
    </form>
  );
}

function aroundOf({ rounds: _, ...around }: Plan): PlanAround {
  return around;
}

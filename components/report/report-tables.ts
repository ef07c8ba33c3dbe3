import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { useNetworkWords } from "@/components/lab/settings/settings-words";
import type { Participant } from "@/lib/session/log/session";
import type { RealNames } from "@/lib/session/names/real-name";
import type { ClassReport } from "@/lib/session/report/class-report";
import type { Cell, Table } from "./csv-file";
import { useDidWords, useVerdictWords } from "./report-words";

/** The tables that a teacher can take along. */
export const TABLES = ["board", "runs", "answers"] as const;
export type TableName = (typeof TABLES)[number];

/**
 * The report as tables in the reader's language, as `docs/report.md` describes them. Real names have a column only where there are some. Scores have one
 * decimal, as on every screen.
 */
export function useReportTables(report: ClassReport, names: RealNames): (table: TableName) => Table {
  const board = useBoardTable(report, names);
  const runs = useRunsTable(report, names);
  const answers = useAnswersTable(report, names);
  return useCallback((table) => ({ board, runs, answers })[table](), [board, runs, answers]);
}

/** The cells that say who it is, and their headings. */
function useWho(names: RealNames) {
  const t = useTranslations("report.table");
  const named = Object.keys(names).length > 0;
  const headings = named ? [t("nickname"), t("realName")] : [t("nickname")];
  const who = ({ id, nickname }: Participant): Cell[] => (named ? [nickname, names[id] ?? null] : [nickname]);
  return { headings, who };
}

function useBoardTable({ board }: ClassReport, names: RealNames): () => Table {
  const t = useTranslations("report.table");
  const { headings, who } = useWho(names);
  const inTeams = board.rows.some(({ teams }) => teams.length > 0);
  return () => {
    const head = [
      ...[t("place"), ...headings, ...(inTeams ? [t("team")] : []), t("ahead")],
      ...board.rounds.flatMap(({ round, on }) => {
        const number = round + 1;
        return [
          ...[t("roundPlace", { number }), t("roundLastPlace", { number })],
          ...[t(on === "train" ? "roundTrain" : "roundValidation", { number }), t("roundTest", { number })],
        ];
      }),
    ];
    const rows = board.rows.map(({ participant, teams, overall, results }): Cell[] => [
      overall?.rank ?? null,
      ...who(participant),
      ...(inTeams ? [teams.join(" · ")] : []),
      overall?.ahead ?? null,
      ...results.flatMap((result) =>
        result
          ? [result.rank, result.lastRank, score(result.score), score(result.test)]
          : [null, null, null, null],
      ),
    ]);
    return [head, ...rows];
  };
}

const RUN_COLUMNS = [
  ...(["round", "challenge", "run", "startedAfter", "network", "learningRate", "optimiser"] as const),
  ...(["batchSize", "epochs", "weightDecay", "end", "step", "train", "validation", "test"] as const),
  ...(["trainLoss", "validationLoss", "gap", "steps", "fit", "verdict", "best"] as const),
];

function useRunsTable({ session, students }: ClassReport, names: RealNames): () => Table {
  const t = useTranslations("report.table");
  const optimisers = useTranslations("lab.optimisers");
  const { headings, who } = useWho(names);
  const textsOf = useChallengeTexts();
  const networkInWords = useNetworkWords();
  const didOf = useDidWords(session);
  const verdictOf = useVerdictWords();
  return () => {
    const rows = students.flatMap(({ participant, rounds }) =>
      rounds.flatMap(({ round, runs }) =>
        runs.map((tried): Cell[] => {
          const { run } = tried;
          const { learningRate, optimiser, batchSize, epochs, weightDecay } = run.hyperparameters;
          const did = didOf(tried);
          return [
            ...who(participant),
            ...[round + 1, textsOf(session.plan.rounds[round]!).title, run.number + 1],
            Math.round(run.startedAt / 1000),
            ...[networkInWords(run.network), learningRate, optimisers(optimiser)],
            ...[batchSize, epochs, weightDecay, did.end, run.best?.step ?? null],
            ...[score(tried.train), score(tried.validation), score(tried.test)],
            ...[loss(run.best?.trainLoss), loss(run.best?.validationLoss), loss(tried.gap)],
            ...[did.steps, did.fit, verdictOf(run), t(tried.best ? "yes" : "no")],
          ];
        }),
      ),
    );
    return [[...headings, ...RUN_COLUMNS.map((column) => t(column))], ...rows];
  };
}

const ANSWER_COLUMNS = ["round", "number", "purpose", "question", "answer", "right"] as const;

function useAnswersTable({ students }: ClassReport, names: RealNames): () => Table {
  const t = useTranslations("report.table");
  const purposes = useTranslations("question.classPurpose");
  const vote = useTranslations("vote");
  const { headings, who } = useWho(names);
  const right = (isRight: boolean | null) => (isRight === null ? null : t(isRight ? "yes" : "no"));
  return () => {
    const rows = students.flatMap(({ participant, answers, votes }): Cell[][] => [
      ...answers.map(({ number, question: { round, purpose, content }, answer, right: isRight }) => [
        ...who(participant),
        ...[round === null ? null : round + 1, number + 1, purposes(purpose), content.text],
        content.answer.kind === "choices" ? (content.answer.choices[answer] ?? null) : answer,
        right(isRight),
      ]),
      ...votes.flatMap(({ vote: { round, items, ballots } }) =>
        items.flatMap(({ word, source }, item): Cell[][] => {
          const given = ballots[participant.id]?.[item];
          if (given !== "real" && given !== "invented") return [];
          const truth = source && (source.from === "list" ? "real" : "invented");
          return [
            [
              ...who(participant),
              ...[round + 1, null, vote("title"), word, vote(given), right(truth && truth === given)],
            ],
          ];
        }),
      ),
    ]);
    return [[...headings, ...ANSWER_COLUMNS.map((column) => t(column))], ...rows];
  };
}

function score(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Math.round(10 * value) / 10;
}

const LOSS_DIGITS = 6;

function loss(value: number | null | undefined): number | null {
  return value == null || !Number.isFinite(value) ? null : Number(value.toPrecision(LOSS_DIGITS));
}

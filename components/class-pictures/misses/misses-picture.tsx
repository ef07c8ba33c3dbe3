"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import { Picture } from "@/components/charts/examples/picture";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import type { RanksOn } from "@/lib/learning/curves/ranking";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import {
  answersOf,
  type ClassMisses,
  classMisses,
  type Miss,
  type NetworkAnswers,
} from "@/lib/learning/examples/class-misses";
import type { Split } from "@/lib/learning/examples/split";
import { formatProbability } from "@/lib/learning/numbers/format";
import type { ParticipantId } from "@/lib/session/log/events";
import { PictureFrame, STRONG } from "../picture-frame";
import { useNextFrame } from "../use-next-frame";
import { MissLegend, MissPlane } from "./miss-plane";
import { type MissColumn, MissTable } from "./miss-table";

/** Examples shown at most: more than a screen has room for. */
const MOST = 24;

type MissesPictureProps = {
  /** The examples that the networks were asked about, and of which split they are. */
  readonly asked: Split;
  readonly on: RanksOn;
  readonly challenge: ChallengeInfo;
  /** By participant: their best network's outputs (count × classes) on `asked`. */
  readonly outputs: ReadonlyMap<ParticipantId, Float32Array>;
  /** Names, by label. */
  readonly classes: readonly string[];
  /** Of a table: the columns that tell its classes apart best. */
  readonly columns: readonly MissColumn[];
  readonly size: BoardSize;
  /** Only the picture: what stands beside it says the rest. */
  readonly small?: boolean;
};

/**
 * The examples that most networks of the class get wrong, with what most say instead: pictures and rows of a table in a list, points on their plane.
 * Where labels are wrong, these are the ones that networks doubt. Nobody's network is told apart.
 */
export function MissesPicture(props: MissesPictureProps) {
  const { asked, on, challenge, classes, columns, size, small = false } = props;
  const t = useTranslations("class-pictures.misses");
  const [asTable, setAsTable] = useState(false);
  const outputs = useNextFrame(props.outputs);
  const misses = useMissesOf(outputs, asked, classes.length);
  const { networks, examples, byMost, byNone, shown } = misses;
  const doubted = on === "train" && challenge.wrongLabels === true;
  const figures = {
    ...{ networks, examples, byMost, byNone, on: doubted ? ("doubted" as const) : on },
    few: byMost === 0 ? "yes" : "no",
  };
  const isPlane = challenge.view === "plane";
  const table = <MissTable {...{ misses, asked, classes, columns, size, on }} />;
  const picture =
    shown.length === 0 ? (
      <p className="grid size-full place-content-center text-balance px-8 text-center text-ink-muted">
        {t(networks === 0 ? "empty" : "none", figures)}
      </p>
    ) : isPlane ? (
      <MissPlane {...{ misses, asked, classes }} label={t("plane", figures)} />
    ) : challenge.view === "pictures" ? (
      <MissCards {...{ misses, asked, challenge, classes, size }} />
    ) : (
      table
    );
  if (small) return picture;
  const hasTable = shown.length > 0 && challenge.view !== "table";
  return (
    <div className="relative size-full">
      <PictureFrame
        title={t("title")}
        size={size}
        sentence={
          networks > 0 && (
            <span className="block pe-10">
              <RichText>{t.rich("sentence", { ...figures, ...STRONG })}</RichText>{" "}
              {(!isPlane || doubted) && (
                <span className="text-ink-muted">{t(`what.${figures.on}`, figures)}</span>
              )}
            </span>
          )
        }
        legend={isPlane && !asTable && shown.length > 0 && <MissLegend {...{ classes, networks }} />}
      >
        {asTable && hasTable ? table : picture}
      </PictureFrame>
      {hasTable && (
        <TableSwitch
          asTable={asTable}
          of={t("title")}
          onTable={setAsTable}
          className="absolute end-0 -top-1"
        />
      )}
    </div>
  );
}

const read = new WeakMap<Float32Array, NetworkAnswers | null>();

/** A network's outputs are read once, however often the board changes. */
function readOnce(outputs: Float32Array, count: number, classes: number): NetworkAnswers | null {
  const known = read.get(outputs);
  if (known !== undefined) return known;
  const answers = answersOf(outputs, count, classes);
  read.set(outputs, answers);
  return answers;
}

function useMissesOf(
  outputs: ReadonlyMap<ParticipantId, Float32Array>,
  { labels, count }: Split,
  classes: number,
): ClassMisses {
  return useMemo(() => {
    const answers = [...outputs.values()].flatMap((one) => readOnce(one, count, classes) ?? []);
    return classMisses(answers, labels, classes, MOST);
  }, [outputs, labels, count, classes]);
}

type MissCardsProps = Pick<MissesPictureProps, "asked" | "challenge" | "classes" | "size"> & {
  readonly misses: ClassMisses;
};

/** Pictures that most networks get wrong. A projector shows as many as fit. */
function MissCards({ misses, asked, challenge, classes, size }: MissCardsProps) {
  const wall = size === "projector";
  const { shown, networks } = misses;
  const { box, count } = useLargestFit<HTMLUListElement>(wall ? shown.length : 0, shown.length);
  return (
    <ul
      ref={box}
      tabIndex={wall ? undefined : 0}
      className={cn(
        "grid size-full content-start gap-2",
        wall
          ? "grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] overflow-hidden"
          : "grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] overflow-y-auto",
      )}
    >
      {(wall ? shown.slice(0, count) : shown).map((miss) => (
        <MissCard
          key={miss.example}
          {...{ miss, networks, asked, classes, size }}
          shape={challenge.featureShape}
        />
      ))}
    </ul>
  );
}

function MissCard({
  miss: { example, label, guess, says, confidence },
  networks,
  asked,
  classes,
  shape,
  size,
}: Pick<MissesPictureProps, "asked" | "classes" | "size"> & {
  miss: Miss;
  networks: number;
  shape: readonly number[];
}) {
  const t = useTranslations("class-pictures.misses");
  const [rows, columns] = [shape[0]!, shape[1]!];
  const pixels = asked.features.subarray(example * rows * columns, (example + 1) * rows * columns);
  const said = {
    ...{ says, networks, guess: isolate(classes[guess]!), truth: isolate(classes[label]!) },
    percent: isolateNumber(formatProbability(confidence)),
  };
  const wall = size === "projector";
  return (
    <li className="flex min-w-0 items-center gap-3 rounded-control border border-line p-2">
      <Picture
        {...{ pixels, rows, columns }}
        label={t("picture", { number: example + 1 })}
        className={cn("shrink-0 rounded-sm outline outline-line", wall ? "size-[5.4rem]" : "size-20")}
      />
      <div className={cn("flex min-w-0 flex-col gap-0.5 leading-tight", wall ? "text-base" : "text-sm")}>
        <p className={cn("font-semibold text-danger", wall && "text-lg leading-tight")}>{t("say", said)}</p>
        <p>{t("label", said)}</p>
        <p className={cn("text-ink-muted", !wall && "text-xs")}>{t("sure", said)}</p>
      </div>
    </li>
  );
}

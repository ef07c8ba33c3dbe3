import { useTranslations } from "next-intl";
import type { Expectations } from "@/lib/session/insights/expectations";
import { expectationSentences } from "./expectation-sentences";

/** How far the rehearsal of a round has come. */
export type RoundState =
  | { readonly kind: "waiting" }
  /** `classes` of `count` have played; `runs` have been trained. */
  | { readonly kind: "playing"; readonly classes: number; readonly count: number; readonly runs: number }
  /** `count`: how many classes were to play. */
  | { readonly kind: "played"; readonly expectations: Expectations; readonly count: number }
  | { readonly kind: "unplayed"; readonly why: "broken" | "untrained" | "slow" | "examples" };

type RehearsedRoundProps = {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  readonly state: RoundState;
};

/** What simulated classes saw in one round, or how far they are. */
export function RehearsedRound({ number, title, state }: RehearsedRoundProps) {
  const t = useTranslations("teach.plan.rehearsal");
  return (
    <section className="grid gap-2 py-4">
      <h3 className="font-semibold">{t("round", { number, title })}</h3>
      <RoundBody number={number} state={state} />
    </section>
  );
}

/** In the theme's colours, which browsers do not give their own bars. */
const BAR =
  "h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken forced-colors:appearance-auto [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent";

function RoundBody({ number, state }: Pick<RehearsedRoundProps, "number" | "state">) {
  const t = useTranslations("teach.plan.rehearsal");
  switch (state.kind) {
    case "waiting":
      return <p className="text-ink-muted text-sm">{t("waiting")}</p>;
    case "playing": {
      const { classes, count, runs } = state;
      return (
        <>
          <progress className={BAR} aria-label={t("progress", { number })} value={classes} max={count} />
          <p className="text-ink-muted text-sm">
            {runs === 0
              ? t("preparing")
              : t("playing", { number: Math.min(classes + 1, count), count, runs })}
          </p>
        </>
      );
    }
    case "unplayed":
      return <p className="text-sm">{t(`unplayed.${state.why}`)}</p>;
    case "played": {
      const { expectations, count } = state;
      const { classes } = expectations;
      return (
        <ul className="grid list-disc gap-1.5 ps-5 text-sm marker:text-ink-muted">
          {expectationSentences(expectations).map(({ key, values }) => (
            <li key={key}>{t(`told.${key}`, values)}</li>
          ))}
          {classes < count && <li>{t("fewer", { classes, count })}</li>}
        </ul>
      );
    }
  }
}

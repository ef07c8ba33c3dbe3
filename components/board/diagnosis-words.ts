import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { adviceOn } from "@/lib/learning/curves/advice";
import type { Diagnosis } from "@/lib/learning/curves/diagnosis";
import type { Locks } from "@/lib/learning/training/locks";

/** A finding in words: one or two for a list, and a sentence or two with what to try, if a free setting helps. */
type Finding = { readonly label: string; readonly sentence: string };

/** A diagnosis in words. `fit` is null if nothing was learnt that could fit. */
type DiagnosisWords = { readonly regime: Finding; readonly fit: Finding | null };

/**
 * Puts diagnoses into the reader's language, for every screen that names one (messages `board.diagnosis`). `locks`: the round's, since no
 * advice names a setting that a student may not change.
 */
export function useDiagnosisWords(): (diagnosis: Diagnosis, locks: Locks) => DiagnosisWords {
  const t = useTranslations("board.diagnosis");
  return useCallback(
    (diagnosis, locks) => {
      const { regime, fit } = diagnosis;
      const advice = adviceOn(diagnosis, locks);
      const advised = (sentence: string, key: (typeof advice)["fit"]) =>
        key === null ? sentence : `${sentence} ${t(`advice.${key}`)}`;
      const kind = fit !== null && isPastItsBest(diagnosis) ? "past-best" : fit;
      return {
        regime: {
          label: t(`regime.${regime}.label`),
          sentence: advised(t(`regime.${regime}.sentence`), advice.regime),
        },
        fit: kind && {
          label: t(`fit.${kind}.label`),
          sentence: advised(t(`fit.${kind}.sentence`), advice.fit),
        },
      };
    },
    [t],
  );
}

/** A network is not said to generalise while its validation loss rises, however small the gap still is. */
function isPastItsBest({ fit, rising }: Diagnosis): boolean {
  return fit === "just-right" && rising;
}

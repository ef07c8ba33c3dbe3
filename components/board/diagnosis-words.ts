import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Diagnosis } from "@/lib/learning/curves/diagnosis";

/** A finding in words: one or two for a list, and a sentence with what to try. */
type Finding = { readonly label: string; readonly sentence: string };

/** A diagnosis in words. `fit` is null if nothing was learnt that could fit. */
type DiagnosisWords = { readonly regime: Finding; readonly fit: Finding | null };

/** Puts diagnoses into the reader's language, for every screen that names one (messages `board.diagnosis`). */
export function useDiagnosisWords(): (diagnosis: Diagnosis) => DiagnosisWords {
  const t = useTranslations("board.diagnosis");
  return useCallback(
    ({ regime, fit }) => ({
      regime: { label: t(`regime.${regime}.label`), sentence: t(`regime.${regime}.sentence`) },
      fit: fit === null ? null : { label: t(`fit.${fit}.label`), sentence: t(`fit.${fit}.sentence`) },
    }),
    [t],
  );
}

import type { Diagnosis } from "@/lib/learning/diagnosis";

/**
 * Which of a diagnosis's two findings the one sentence is about: what goes wrong first, memorising before slow or jumpy steps,
 * since those are to be seen. Every run begins by knowing too little, so that is said once it has ended.
 */
export function leadingFinding({ regime, fit }: Diagnosis, ended: boolean): "regime" | "fit" {
  if (fit === null || regime === "diverged") return "regime";
  if (fit === "overfitting") return "fit";
  if (regime !== "just-right") return "regime";
  return fit === "underfitting" && !ended ? "regime" : "fit";
}

import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import { Notice } from "@/components/ui/notice";
import { isClassDrawings } from "@/lib/learning/drawing/class-drawings";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Lane } from "@/lib/learning/training/lanes";
import type { Run } from "@/lib/session/log/session";
import { doubtAbout, type Repeat, repeatOf } from "./trained-again";

/** Whether a run that was trained again with nothing changed came out the same; if not, from where on, and why that may be. */
export function RepeatResult({ run, challenge, lane }: { run: Run; challenge: ChallengeInfo; lane: Lane }) {
  const t = useTranslations("what-if");
  if (lane.end === null || lane.end === "stopped") return <Notice tone="info">{t("outcome.early")}</Notice>;
  const repeat = repeatOf(run, { curve: lane.lossCurve, end: lane.end });
  if (repeat.kind !== "differs")
    return (
      <Notice tone={repeat.kind === "training" ? "info" : "success"} title={t(`repeat.${repeat.kind}`)}>
        {t(`repeat.${repeat.kind}Text`, { points: repeat.points })}
      </Notice>
    );
  const doubt = doubtAbout(run.device);
  const drawn = isClassDrawings(challenge.id);
  return (
    <Notice tone={doubt === "none" && !drawn ? "warning" : "info"} title={t("repeat.differs")}>
      <p>
        <span>{t("repeat.differsText", { epoch: isolateNumber(epochOf(run, repeat)) })}</span>{" "}
        <span>{t(`repeat.${doubt === "none" && drawn ? "drawn" : doubt}`)}</span>
      </p>
    </Notice>
  );
}

/** The epoch of the first point that differs, or of the last one where the class was told of no more. */
function epochOf({ curve: { epoch } }: Run, { from }: Extract<Repeat, { kind: "differs" }>): string {
  const found = epoch[Math.min(from, epoch.length - 1)] ?? 0;
  return String(Math.round(100 * found) / 100);
}

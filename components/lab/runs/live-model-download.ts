import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSettingsWords } from "@/components/lab/settings-words";
import type { ShownRun } from "@/components/lab/shown-run";
import type { TrainedModel } from "@/lib/client/run-state";
import { saveFile } from "./live-save-file";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { modelReadme } from "./live-model-readme";

/** Packs the network of a run into one file and hands it to the browser. `failed`: the last one could not be packed. */
export function useModelDownload(challenge: ChallengeInfo, features: Float32Array | null) {
  const say = useTranslations("lab.export.readme");
  const name = useTranslations("challenges");
  const inWords = useSettingsWords();
  const [failed, setFailed] = useState(false);

  const download = async (run: ShownRun, { spec, weights }: TrainedModel) => {
    setFailed(false);
    try {
      const [{ layersModel }, { modelZip }] = await Promise.all([
        import("@/lib/trainer/export/layers-model"),
        import("@/lib/trainer/export/model-zip"),
      ]);
      const readme = modelReadme(
        {
          ...{ ordinal: run.ordinal, best: run.best, spec, challenge, features },
          // A text file keeps no marks of direction.
          settings: inWords(run.settings).replace(/[\u2066-\u2069]/g, ""),
        },
        say,
        name,
      );
      const zip = await modelZip(layersModel(spec, weights), readme);
      saveFile(`downhill-${challenge.id}-run-${run.ordinal}.zip`, zip, "application/zip");
    } catch (error) {
      console.error("A model could not be packed.", error);
      setFailed(true);
    }
  };
  return { download, failed };
}

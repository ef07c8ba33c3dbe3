import { Download, FileDown, Globe } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import type { ProblemCode } from "@/lib/session/decide/problem";

/** What a replay can be taken away as: a file for Downhill, or a web page that needs none. */
export type TakenAs = "file" | "page";

type DownloadMenuProps = {
  /** Something is being made. */
  readonly busy: boolean;
  /** Why the last one could not be made. */
  readonly problem: ProblemCode | null;
  readonly onTake: (as: TakenAs) => void;
};

/** Offers a replay as a file or as a web page. */
export function DownloadMenu({ busy, problem, onTake }: DownloadMenuProps) {
  const t = useTranslations("replay.take");
  const problems = useTranslations("problems");
  return (
    <>
      <Menu<TakenAs>
        trigger={
          <Button size="sm" variant="quiet" disabled={busy}>
            <Download aria-hidden />
            <span className="max-sm:sr-only">{t("action")}</span>
          </Button>
        }
        items={[
          { value: "file", label: t("file"), hint: t("fileHint"), icon: <FileDown aria-hidden /> },
          { value: "page", label: t("page"), hint: t("pageHint"), icon: <Globe aria-hidden /> },
        ]}
        onChoose={onTake}
      />
      {problem !== null && (
        <p role="alert" className="basis-full text-danger text-sm">
          {problems(problem)}
        </p>
      )}
    </>
  );
}

import { ArrowLeft, Ghost, LockOpen, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Segmented } from "@/components/ui/form/segmented";
import { RichText } from "@/components/ui/rich-text";

/** When the ghosts run: one after the other, or all of them at once. */
type GhostTimes = "in-turn" | "at-once";

type PracticeBarProps = {
  /** Of the examples, from 0. */
  readonly set: number;
  readonly sets: number;
  readonly times: GhostTimes;
  readonly onTimes: (times: GhostTimes) => void;
  /** How many ghosts there are in this attempt, and how many the reader is ahead of; `latest`: the name of the one that was beaten last, null if none was. */
  readonly ghosts: { readonly count: number; readonly beaten: number; readonly latest: string | null };
  /** Whether there is a checked network to take the test with. */
  readonly canTest: boolean;
  readonly testing: boolean;
  readonly onTest: () => void;
  readonly onAgain: () => void;
};

/** What somebody who trains alone has besides the lab: the examples, the ghosts, and the test. */
export function PracticeBar(props: PracticeBarProps) {
  const { set, sets, times, onTimes, ghosts, canTest, testing, onTest, onAgain } = props;
  const t = useTranslations("alone");
  return (
    <section
      aria-label={t("title")}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b bg-surface px-3 py-1.5 text-sm md:px-4"
    >
      <a href="#challenges" className={buttonClass({ variant: "quiet", size: "sm", className: "px-2" })}>
        <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
        <span>{t("all")}</span>
      </a>
      <span className="text-ink-muted">
        {sets > 1 ? t("set", { number: set + 1, count: sets }) : t("recorded")}
      </span>
      {ghosts.count > 0 ? (
        <>
          <Segmented
            label={t("ghosts.label")}
            value={times}
            onValueChange={onTimes}
            options={[
              { value: "in-turn", label: t("ghosts.turn") },
              { value: "at-once", label: t("ghosts.once") },
            ]}
          />
          <span role="status" className="flex min-w-0 items-center gap-1.5">
            <Ghost aria-hidden className="size-4 shrink-0 text-ink-muted" />
            <GhostNews {...ghosts} />
          </span>
        </>
      ) : (
        <span className="text-ink-muted">{t("ghosts.none")}</span>
      )}
      <span className="ms-auto flex flex-wrap items-center gap-2">
        <Button
          variant="quiet"
          size="sm"
          title={t(sets > 1 ? "again.moreHint" : "again.overHint")}
          onClick={onAgain}
        >
          <RefreshCw aria-hidden />
          <span>{t(sets > 1 ? "again.more" : "again.over")}</span>
        </Button>
        {canTest && !testing ? (
          <ConfirmDialog
            trigger={
              <Button size="sm" variant="secondary">
                <LockOpen aria-hidden />
                <span>{t("test.open")}</span>
              </Button>
            }
            title={t("test.title")}
            body={t("test.body")}
            confirmLabel={t("test.confirm")}
            onConfirm={onTest}
          />
        ) : (
          <Button size="sm" disabled title={testing ? undefined : t("test.first")}>
            <LockOpen aria-hidden />
            <span>{t(testing ? "test.opening" : "test.open")}</span>
          </Button>
        )}
      </span>
    </section>
  );
}

function GhostNews({ count, beaten, latest }: PracticeBarProps["ghosts"]) {
  const t = useTranslations("alone.ghosts");
  if (beaten === count) return <strong className="text-good">{t("all")}</strong>;
  return (
    <>
      <span>{t("beaten", { count: beaten, all: count })}</span>
      {latest !== null && (
        <strong className="truncate text-good">
          <RichText>
            {t.rich("beat", {
              ghost: latest,
              name: (words) => (
                <bdi translate="no" className="font-semibold">
                  {words}
                </bdi>
              ),
            })}
          </RichText>
        </strong>
      )}
    </>
  );
}

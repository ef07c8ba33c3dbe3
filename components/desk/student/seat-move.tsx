"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { QrCode } from "@/components/ui/qr-code";
import { formatClock } from "@/lib/learning/numbers/format";

/** `lasts`: for how many milliseconds it works, from now on. */
export type SeatCode = { readonly code: string; readonly lasts: number };

type SeatMoveProps = {
  readonly seat: SeatCode;
  /** The page on which the code is entered: what the QR opens. */
  readonly address: string;
  readonly disabled: boolean;
  readonly onRenew: () => void;
  readonly onClose: () => void;
};

/** The code that a student types on another device, with the time that is left for it. */
export function SeatMove({ seat, address, disabled, onRenew, onClose }: SeatMoveProps) {
  const t = useTranslations("host.student.move");
  const left = useTimeLeft(seat);
  const { code } = seat;
  const isOver = left <= 0;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 rounded-control bg-sunken p-3">
      <div className="flex items-center gap-4">
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          {isOver ? (
            <p role="status" className="font-medium">
              {t("over")}
            </p>
          ) : (
            <>
              <p
                dir="ltr"
                translate="no"
                data-seat-code={code}
                className="font-mono font-semibold text-3xl tracking-wider rtl:text-end"
              >
                <span aria-hidden>{`${code.slice(0, 3)} ${code.slice(3)}`}</span>
                <span className="sr-only">{[...code].join(" ")}</span>
              </p>
              <p className="tabular text-ink-muted text-sm">
                {t("left", { time: formatClock(Math.ceil(left / 1_000) * 1_000) })}
              </p>
            </>
          )}
          <p className="text-ink-muted text-xs">{t("how")}</p>
        </div>
        {!isOver && <QrCode text={address} title={t("qr")} className="size-28 shrink-0 border border-line" />}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabled={disabled} onClick={onRenew}>
          <RefreshCw aria-hidden />
          <span>{t("renew")}</span>
        </Button>
        <Button size="sm" variant="quiet" onClick={onClose}>
          {t("done")}
        </Button>
      </div>
    </section>
  );
}

/** Milliseconds for which the code still works, every second. */
function useTimeLeft(seat: SeatCode): number {
  const [left, setLeft] = useState(seat.lasts);
  useEffect(() => {
    const until = performance.now() + seat.lasts;
    const count = () => setLeft(Math.max(0, until - performance.now()));
    count();
    const timer = setInterval(count, 1_000);
    return () => clearInterval(timer);
  }, [seat]);
  return left;
}

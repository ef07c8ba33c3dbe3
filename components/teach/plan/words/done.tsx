import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { goToNumber, RefusedNumberReason, useRefusedNumbers } from "@/components/ui/form/typed-number";

/** Closes a dialog once every number in it is valid; `onDone` may still find something. Closing it in another way discards an invalid number. */
export function Done({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations("teach.plan.rules");
  const reason = useId();
  const [refused] = useRefusedNumbers();
  return (
    <div className="mt-5 grid gap-2">
      {refused && <RefusedNumberReason id={reason} number={refused} />}
      <Button
        variant="primary"
        className="w-full"
        aria-disabled={refused !== undefined}
        aria-describedby={refused && reason}
        onClick={() => (refused ? goToNumber(refused) : onDone())}
      >
        {t("done")}
      </Button>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button-class";

const never = () => () => {};
const here = () => location.pathname + location.search;
const nowhere = () => "/teach";

/** For a teacher whose session has expired: to the sign-in page, and from there back to this address. */
export function SignInLink({ size = "md" }: { size?: "sm" | "md" }) {
  const t = useTranslations("common");
  const page = useSyncExternalStore(never, here, nowhere);
  return (
    <a
      href={`/teach/sign-in?next=${encodeURIComponent(page)}`}
      className={buttonClass({ variant: "primary", size })}
    >
      {t("signIn")}
    </a>
  );
}

"use client";

import { useEffect, useState } from "react";
import { Failure, wayOutClass } from "@/components/ui/page/failure";
import ar from "@/lib/i18n/messages/ar/common.json";
import en from "@/lib/i18n/messages/en/common.json";

/** Shown when a page breaks. Its few sentences are bundled in both languages, since the messages may be what broke. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const [{ title, body, action }, setTexts] = useState(en.failed);
  useEffect(() => setTexts(document.documentElement.lang === "ar" ? ar.failed : en.failed), []);
  return (
    <Failure {...{ title, body }}>
      <button type="button" onClick={reset} className={wayOutClass}>
        {action}
      </button>
    </Failure>
  );
}

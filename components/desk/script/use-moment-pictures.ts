"use client";

import { useRef } from "react";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import type { Session } from "@/lib/session/log/session";

type Seen = { readonly moment: string; readonly count: number; readonly pictures: ReadonlySet<ClassPicture> };

/** The pictures that a desk has put on the projector since the class came to its present moment, as far as this page has seen. */
export function useMomentPictures({ phase, shown }: Session): ReadonlySet<ClassPicture> {
  const moment = `${phase.kind}/${"round" in phase ? phase.round : ""}`;
  const seen = useRef<Seen>({ moment, count: shown.count, pictures: new Set() });
  const before = seen.current;
  const kept = before.moment === moment ? before.pictures : NONE;
  const isNew = shown.count > before.count && shown.picture !== null;
  if (before.moment !== moment || shown.count !== before.count)
    seen.current = {
      ...{ moment, count: shown.count },
      pictures: isNew && shown.picture !== null ? new Set([...kept, shown.picture]) : kept,
    };
  return seen.current.pictures;
}

const NONE: ReadonlySet<ClassPicture> = new Set();

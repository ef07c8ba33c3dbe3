import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./class-names";

const TONES = {
  info: { tone: "[--tone:var(--accent)]", Icon: Info },
  warning: { tone: "[--tone:var(--warning)]", Icon: TriangleAlert },
  danger: { tone: "[--tone:var(--danger)]", Icon: CircleAlert },
  success: { tone: "[--tone:var(--good)]", Icon: CircleCheck },
} as const;

type NoticeProps = {
  tone: keyof typeof TONES;
  title?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** Puts a notice aside. `label`: what that does. */
export function DismissButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      size="sm"
      variant="quiet"
      className="size-8 p-0"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <X aria-hidden />
    </Button>
  );
}

/** A sentence about the state of things. Screen readers announce errors at once, the rest at the next pause. */
export function Notice({ tone, title, className, children }: NoticeProps) {
  const { tone: toneClass, Icon } = TONES[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cn(
        "tinted flex gap-3 rounded-control border border-[color-mix(in_oklab,var(--tone)_30%,var(--surface))] px-4 py-3",
        toneClass,
        className,
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 text-ink">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}

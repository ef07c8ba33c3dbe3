import { Brand } from "@/components/ui/brand";
import { buttonClass } from "@/components/ui/button-class";

/** A page that broke: what that means, and the one thing to do about it. */
export function Failure({
  title,
  body,
  action,
  onAction,
}: {
  title: string;
  body: string;
  action: string;
  onAction: () => void;
}) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-3 px-6 pb-24">
      <Brand className="mb-6 self-start" />
      <h1 className="text-3xl">{title}</h1>
      <p className="text-ink-muted">{body}</p>
      <button
        type="button"
        onClick={onAction}
        className={buttonClass({ variant: "primary", className: "mt-3 self-start" })}
      >
        {action}
      </button>
    </main>
  );
}

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Dotted } from "@/components/ui/dotted";
import { EmptyState } from "@/components/ui/empty-state";
import { Menu } from "@/components/ui/menu";
import { DismissButton, Notice } from "@/components/ui/notice";
import { Brand, BrandMark } from "@/components/ui/page/brand";
import { Failure, wayOutClass } from "@/components/ui/page/failure";
import { LanguageSwitch } from "@/components/ui/page/language-switch";
import { SignInLink } from "@/components/ui/page/sign-in-link";
import { SiteFooter } from "@/components/ui/page/site-footer";
import { SiteHeader } from "@/components/ui/page/site-header";
import { ThemeToggle } from "@/components/ui/page/theme-toggle";
import { QrCode } from "@/components/ui/qr-code";
import { RichText } from "@/components/ui/rich-text";
import { Spinner } from "@/components/ui/spinner";
import { Tabs } from "@/components/ui/tabs";
import { Tooltip } from "@/components/ui/tooltip";
import type { Locale } from "@/lib/i18n/locales";
import { ENGLISH_OR_ARABIC, FORM_PARTS } from "./form-parts";
import { nothing, part, type Shelf, screen, useSampleTexts } from "./specimen";

const TONES = ["neutral", "accent", "train", "validation", "test", "good", "warning", "danger"] as const;
const VARIANTS = ["primary", "secondary", "quiet", "danger"] as const;
const SIZES = ["sm", "md", "lg"] as const;

/** Every component of components/ui in every state. The texts are the product's own, so that they are in every language. */
export const UI_PARTS: Shelf = {
  title: "Parts",
  specimens: [
    part("Brand", <Brands />),
    part("Button", <Buttons />),
    part("Badge", <Badges />),
    part("Notice", <Notices />),
    part("Card", <Cards />),
    part("EmptyState", <EmptyStates />),
    screen("Failure", <Failed />),
    ...FORM_PARTS,
    part("Tabs", <TabRows />),
    part("Menu, Tooltip", <Popups />),
    part("Dialog, ConfirmDialog", <Dialogs />),
    part("SiteHeader, LanguageSwitch, ThemeToggle, SignInLink", <Headers />),
    part("SiteFooter", <SiteFooter label="Downhill" check="Check a device" />),
    part("QrCode, CopyButton, Spinner", <Small />),
    part("RichText, Dotted", <Sentences />),
  ],
};

function Brands() {
  return (
    <div className="flex items-center gap-6">
      <Brand />
      <BrandMark className="size-16" />
    </div>
  );
}

function Buttons() {
  const t = useTranslations("teach.plans");
  return (
    <div className="grid gap-3">
      {SIZES.map((size) => (
        <div key={size} className="flex flex-wrap items-center gap-3">
          {VARIANTS.map((variant) => (
            <Button key={variant} {...{ size, variant }}>
              {t("start")}
            </Button>
          ))}
          <Button size={size}>
            <Pencil aria-hidden />
            <span>{t("guide")}</span>
          </Button>
          <Button size={size} variant="primary" disabled>
            {t("start")}
          </Button>
          <Button size={size} aria-disabled>
            {t("start")}
          </Button>
        </div>
      ))}
    </div>
  );
}

function Badges() {
  return (
    <div className="flex flex-wrap gap-2">
      {TONES.map((tone) => (
        <Badge key={tone} tone={tone} translate="no">
          {tone}
        </Badge>
      ))}
    </div>
  );
}

function Notices() {
  const problems = useTranslations("problems");
  const common = useTranslations("common");
  const t = useSampleTexts();
  return (
    <div className="grid gap-3">
      {(["info", "success", "warning", "danger"] as const).map((tone) => (
        <Notice key={tone} tone={tone} title={tone === "info" ? undefined : t("title")}>
          {problems("too-fast")}
        </Notice>
      ))}
      <DismissButton label={common("close")} onClick={nothing} />
    </div>
  );
}

function Cards() {
  const t = useSampleTexts();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Card title={t("title")} actions={<Button size="sm">{t("action")}</Button>}>
        <p>{t("body")}</p>
      </Card>
      <Card>
        <p>{t("body")}</p>
      </Card>
    </div>
  );
}

function EmptyStates() {
  const t = useTranslations("common.notFound");
  return <EmptyState title={t("title")} body={t("body")} action={<Button>{t("action")}</Button>} />;
}

function Failed() {
  const t = useSampleTexts();
  const texts = { title: t("title"), body: t("body") };
  const action = <span className={wayOutClass}>{t("action")}</span>;
  return <Failure {...texts}>{action}</Failure>;
}

function TabRows() {
  const t = useSampleTexts();
  const [value, setValue] = useState<Locale>("en");
  const tabs = ENGLISH_OR_ARABIC.map((tab) => ({ ...tab, content: <p>{t("body")}</p> }));
  return <Tabs value={value} onValueChange={setValue} tabs={tabs} aria-label={t("title")} />;
}

function Popups() {
  const t = useTranslations("common");
  const texts = useSampleTexts();
  return (
    <div className="flex flex-wrap gap-3">
      <Menu
        trigger={
          <Button>
            <Plus aria-hidden />
            <span>{texts("action")}</span>
          </Button>
        }
        items={ENGLISH_OR_ARABIC.map((item) => ({
          ...item,
          hint: texts("body"),
          icon: <Plus aria-hidden />,
        }))}
        onChoose={nothing}
      />
      <Tooltip label={texts("body")}>
        <Button aria-label={t("close")}>
          <Trash2 aria-hidden />
        </Button>
      </Tooltip>
    </div>
  );
}

function Dialogs() {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const words = {
    title: t("host.step.testTitle", { round: 1 }),
    body: t("host.step.testBody"),
    confirmLabel: t("host.step.testConfirm"),
    onConfirm: nothing,
  };
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={() => setOpen(true)}>{t("common.notFound.title")}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("common.notFound.title")}>
        <p>{t("common.notFound.body")}</p>
      </Dialog>
      <ConfirmDialog {...words} trigger={<Button>{t("host.end.action")}</Button>} />
      <ConfirmDialog {...words} danger trigger={<Button variant="danger">{t("host.end.action")}</Button>} />
    </div>
  );
}

function Headers() {
  const t = useTranslations("common");
  return (
    <SiteHeader href="#" home={t("home")}>
      <LanguageSwitch locale={useLocale() as Locale} />
      <ThemeToggle label={t("toggleTheme")} />
      <SignInLink size="sm" />
    </SiteHeader>
  );
}

function Small() {
  const t = useTranslations("host");
  return (
    <div className="flex flex-wrap items-center gap-6">
      <QrCode text="https://class.school.example/join/K7MPXW" title={t("join.qr")} className="size-32" />
      <CopyButton text="K7MPXW" label={t("join.copy")} doneLabel={t("copied")} />
      <Spinner />
      <Spinner label={t("opening.connecting")} className="size-8" />
    </div>
  );
}

function Sentences() {
  const t = useTranslations();
  return (
    <div className="grid gap-2">
      <p>
        <RichText>
          {t.rich("lab.lobby.in", { nickname: "Curious Otter", name: (words) => <strong>{words}</strong> })}
        </RichText>
      </p>
      <p>
        <Dotted parts={[t("host.plan.running"), null, t("host.plan.tested")]} />
      </p>
    </div>
  );
}

import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class";
import { cn } from "./class-names";

export { buttonClass } from "./button-class";

type ButtonProps = ComponentProps<"button"> & ButtonLook;

/** A button that says what it does. One `primary` per screen: the thing to do next. */
export function Button({ variant, size, className, type = "button", ...props }: ButtonProps) {
  return <button type={type} className={cn(buttonClass({ variant, size }), className)} {...props} />;
}

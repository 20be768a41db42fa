import { Button } from "@shopify/polaris";
import { CheckCircleIcon, StatusIcon } from "@shopify/polaris-icons";
import { useAdmin } from "../admin-frame";
import type { SetupStep } from "./setup-steps";

/** A step's title, and whether it is done, in words for those who see no icon. */
export function StepHead({ step, open, onToggle }: { step: SetupStep; open: boolean; onToggle(): void }) {
  const { say } = useAdmin();
  const title = say(`home.step.${step.key}`);
  return (
    <Button
      variant="tertiary"
      textAlign="start"
      fullWidth
      icon={step.done ? CheckCircleIcon : StatusIcon}
      disclosure={open ? "up" : "down"}
      ariaExpanded={open}
      ariaControls={`step-${step.key}`}
      accessibilityLabel={`${title} – ${say(step.done ? "home.step.done" : "home.step.open")}`}
      onClick={onToggle}
    >
      {title}
    </Button>
  );
}

import { Icon, Text } from "@shopify/polaris";
import { CheckCircleIcon, ChevronDownIcon, ChevronUpIcon } from "@shopify/polaris-icons";
import type { CSSProperties } from "react";
import { useAdmin } from "../admin-frame";
import type { SetupStep } from "./setup-steps";

/** Polaris centres the words of its buttons where they show what they open: these read from the left. */
const look: CSSProperties = {
  display: "flex",
  alignItems: "center",
  gap: 12,
  width: "100%",
  minHeight: 44,
  padding: "4px 8px",
  border: 0,
  borderRadius: 8,
  background: "none",
  font: "inherit",
  color: "inherit",
  textAlign: "start",
  cursor: "pointer",
};

/** A step's title, and whether it is done, in words for those who see no icon. */
export function StepHead({ step, open, onToggle }: { step: SetupStep; open: boolean; onToggle(): void }) {
  const { say } = useAdmin();
  return (
    <button type="button" style={look} aria-expanded={open} aria-controls={`step-${step.key}`} onClick={onToggle}>
      <span aria-hidden>{step.done ? <Icon source={CheckCircleIcon} tone="success" /> : <OpenCircle />}</span>
      <span style={{ flex: 1 }}>
        <Text as="span" fontWeight={open ? "semibold" : "regular"}>
          {say(`home.step.${step.key}`)}
        </Text>
        <Text as="span" visuallyHidden>
          {` – ${say(step.done ? "home.step.done" : "home.step.open")}`}
        </Text>
      </span>
      <span aria-hidden>
        <Icon source={open ? ChevronUpIcon : ChevronDownIcon} tone="subdued" />
      </span>
    </button>
  );
}

function OpenCircle() {
  return (
    <svg width={20} height={20} viewBox="0 0 20 20" style={{ display: "block" }}>
      <circle cx={10} cy={10} r={6.5} fill="none" stroke="#8a8a8a" strokeWidth={1.5} strokeDasharray="2.6 2.5" />
    </svg>
  );
}

import { Button, ButtonGroup } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { useAdmin } from "../admin-frame";

interface MoveButtonsProps {
  /** of the part that is moved */
  title: string;
  first: boolean;
  last: boolean;
  onMove(by: -1 | 1): void;
}

/** Puts a rule or a reward before or behind its neighbour, in the order in which members see them. */
export function MoveButtons({ title, first, last, onMove }: MoveButtonsProps) {
  const { say } = useAdmin();
  return (
    <ButtonGroup variant="segmented">
      <Button
        icon={ArrowUpIcon}
        size="slim"
        disabled={first}
        accessibilityLabel={say("program.earn.up", { title })}
        onClick={() => onMove(-1)}
      />
      <Button
        icon={ArrowDownIcon}
        size="slim"
        disabled={last}
        accessibilityLabel={say("program.earn.down", { title })}
        onClick={() => onMove(1)}
      />
    </ButtonGroup>
  );
}

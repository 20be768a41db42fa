import { Banner, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { ProblemList } from "./health-line";
import type { Problem } from "./problems";

/** The page's first line: all is well, or what is not. */
export function ProblemBanner({ problems }: { problems: readonly Problem[] }) {
  const { say } = useAdmin();
  if (problems.length === 0) {
    return (
      <Banner tone="success" title={say("health.well")}>
        <Text as="p">{say("health.well.means")}</Text>
      </Banner>
    );
  }
  return (
    <Banner tone="warning" title={say("health.wrong")}>
      <ProblemList problems={problems} />
    </Banner>
  );
}
